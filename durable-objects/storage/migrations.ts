/**
 * The object's schema, one list of statements a version. A version that has been released is never edited: a
 * change is a new version. docs/storage.md says what each column holds.
 */
export const migrations: readonly (readonly string[])[] = [
  [
    `CREATE TABLE journal (
      seq INTEGER PRIMARY KEY,
      key TEXT NOT NULL UNIQUE,
      fingerprint TEXT NOT NULL,
      command TEXT NOT NULL,
      actor TEXT NOT NULL,
      at INTEGER NOT NULL,
      events TEXT NOT NULL,
      answer TEXT NOT NULL,
      version INTEGER NOT NULL
    )`,
    `CREATE TABLE snapshot (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      shape INTEGER NOT NULL,
      version INTEGER NOT NULL,
      state TEXT NOT NULL
    )`,
    "CREATE TABLE student_record (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL, body TEXT NOT NULL)",
    `CREATE TABLE timers (
      id TEXT PRIMARY KEY,
      due_at INTEGER NOT NULL,
      wake_at INTEGER NOT NULL,
      command TEXT NOT NULL
    )`,
    `CREATE TABLE outbox (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      payload TEXT NOT NULL,
      attempts INTEGER NOT NULL DEFAULT 0,
      next_at INTEGER,
      created_at INTEGER NOT NULL
    )`,
  ],
  [
    "CREATE TABLE notes (id TEXT PRIMARY KEY, at INTEGER NOT NULL, body TEXT NOT NULL)",
    // Effects stay after they are done, so that the case page can show what was sent and what was refused.
    "ALTER TABLE outbox ADD COLUMN state TEXT NOT NULL DEFAULT 'waiting'",
    "ALTER TABLE outbox ADD COLUMN outcome TEXT",
    "ALTER TABLE outbox ADD COLUMN ended_at INTEGER",
    "CREATE INDEX outbox_waiting ON outbox (next_at) WHERE state = 'waiting'",
  ],
];
