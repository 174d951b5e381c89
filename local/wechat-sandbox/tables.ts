/** The part of a Durable Object's SQL storage that the sandbox uses. */
export type Sql = Pick<SqlStorage, "exec">;

/** Makes the tables; amounts in fen, times in ms. */
export function prepareTables(sql: Sql): void {
  sql.exec(`
    CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS user (openid TEXT PRIMARY KEY, phone TEXT NOT NULL, shell_token TEXT);
    CREATE TABLE IF NOT EXISTS code (
      code TEXT PRIMARY KEY, kind TEXT NOT NULL, openid TEXT NOT NULL, expires_at INTEGER NOT NULL, used INTEGER NOT NULL
    );
    CREATE TABLE IF NOT EXISTS token (token TEXT PRIMARY KEY, expires_at INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS message (id INTEGER PRIMARY KEY, openid TEXT NOT NULL, body TEXT NOT NULL, at INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS purchase (
      out_trade_no TEXT PRIMARY KEY, prepay_id TEXT NOT NULL UNIQUE, request TEXT NOT NULL, description TEXT NOT NULL,
      total INTEGER NOT NULL, openid TEXT NOT NULL, notify_url TEXT NOT NULL, expires_at INTEGER NOT NULL,
      state TEXT NOT NULL, transaction_id TEXT, paid_at INTEGER, placed_at INTEGER NOT NULL
    );
    CREATE TABLE IF NOT EXISTS refund (
      out_refund_no TEXT PRIMARY KEY, refund_id TEXT NOT NULL, out_trade_no TEXT NOT NULL, amount INTEGER NOT NULL,
      notify_url TEXT NOT NULL, status TEXT NOT NULL, asked_at INTEGER NOT NULL, ended_at INTEGER
    );
    CREATE TABLE IF NOT EXISTS notification (
      id INTEGER PRIMARY KEY, notification_id TEXT NOT NULL, event_type TEXT NOT NULL, url TEXT NOT NULL,
      plain TEXT NOT NULL, mischief TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL, due_at INTEGER NOT NULL,
      last TEXT NOT NULL
    );
    CREATE TABLE IF NOT EXISTS shipment (out_trade_no TEXT PRIMARY KEY, info TEXT NOT NULL, uploads INTEGER NOT NULL);
    CREATE TABLE IF NOT EXISTS mischief (id INTEGER PRIMARY KEY, kind TEXT NOT NULL);
    CREATE TABLE IF NOT EXISTS fault (id INTEGER PRIMARY KEY, path TEXT NOT NULL, kind TEXT NOT NULL, code TEXT NOT NULL);
  `);
}

/** The rows of a query. */
export function all<T extends Record<string, SqlStorageValue>>(
  sql: Sql,
  query: string,
  ...values: SqlStorageValue[]
): T[] {
  return sql.exec<T>(query, ...values).toArray();
}

/** The first row of a query; undefined when there is none. */
export function one<T extends Record<string, SqlStorageValue>>(
  sql: Sql,
  query: string,
  ...values: SqlStorageValue[]
): T | undefined {
  return all<T>(sql, query, ...values)[0];
}

/** A setting by name. */
export function readValue(sql: Sql, name: string): string | undefined {
  return one<{ value: string }>(sql, "SELECT value FROM setting WHERE name = ?", name)?.value;
}

/** Writes a setting. */
export function writeValue(sql: Sql, name: string, value: string): void {
  sql.exec(
    "INSERT INTO setting VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value",
    name,
    value,
  );
}
