import { migrations } from "./migrations.ts";

/** The part of a Durable Object's storage that the object's modules use. */
export type ObjectStorage = Pick<DurableObjectStorage, "sql" | "transactionSync" | "setAlarm" | "getAlarm">;

/** @returns Whether the object has tables. Asking makes none: an object that holds nothing takes up no storage. */
export function hasSchema(sql: SqlStorage): boolean {
  return !sql.exec("SELECT 1 FROM sqlite_master WHERE name = 'migrations'").next().done;
}

/** @returns The schema's version, 0 for an empty object. */
export function schemaVersion(sql: SqlStorage): number {
  sql.exec(
    "CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY, applied_at INTEGER NOT NULL)",
  );
  const row = sql
    .exec<{ version: number }>("SELECT COALESCE(MAX(version), 0) AS version FROM migrations")
    .one();
  return row.version;
}

/**
 * Brings the object's tables to a version, each step whole or not at all.
 *
 * SQLite's own `user_version` and transactions are closed to Durable Objects, hence the table.
 *
 * @param to The last version by default; an older one only to test the way from it.
 */
export function migrate(storage: ObjectStorage, now: number, to: number = migrations.length): void {
  const from = schemaVersion(storage.sql);
  for (const [index, statements] of migrations.entries()) {
    const version = index + 1;
    if (version <= from || version > to) continue;
    storage.transactionSync(() => {
      for (const statement of statements) storage.sql.exec(statement);
      storage.sql.exec("INSERT INTO migrations (version, applied_at) VALUES (?, ?)", version, now);
    });
  }
}
