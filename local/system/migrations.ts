import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One step of the database's tables. */
export interface Migration {
  /** Of its file: as what it is noted. */
  readonly name: string;
  readonly sql: string;
}

/** The migrations of a folder in their order; what editors and file managers leave beside them is none, as for wrangler. */
export function migrationsIn(folder: string): readonly Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => ({ name, sql: readFileSync(join(folder, name), "utf8") }));
}
