import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

// Referred to from here, or they would be collected, and what they hold with them.
const held = new Set<DatabaseSync>();

/**
 * Holds a folder of local data for this process until it ends, in whatever way; makes the folder where there is none.
 * Two systems on the same data would each take every collection for its own.
 *
 * @returns False: another process holds it.
 */
export function holdFolder(folder: string): boolean {
  mkdirSync(folder, { recursive: true });
  // A database only for its lock, which the operating system lifts when its holder is gone.
  const lock = new DatabaseSync(join(folder, "in-use"));
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch {
    lock.close();
    return false;
  }
  held.add(lock);
  return true;
}
