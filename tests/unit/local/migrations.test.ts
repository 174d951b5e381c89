import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { migrationsIn } from "../../../local/system/migrations.ts";
import { temporaryFolder } from "../../../local/system/temporary-folder.ts";

test("what editors and file managers leave beside the migrations is not taken for one", () => {
  const folder = temporaryFolder();
  onTestFinished(folder.remove);
  for (const name of ["0002_b.sql", "0001_a.sql", ".DS_Store", "0001_a.sql~", "0001_a.sql.swp"])
    writeFileSync(join(folder.path, name), `-- ${name}`);
  expect(migrationsIn(folder.path)).toEqual([
    { name: "0001_a.sql", sql: "-- 0001_a.sql" },
    { name: "0002_b.sql", sql: "-- 0002_b.sql" },
  ]);
});
