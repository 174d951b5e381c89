import type { Answer } from "../answer.ts";
import type { Actor } from "../collection/actor.ts";
import type { CommandType } from "../collection/command.ts";
import type { CollectionEvent } from "../collection/event.ts";

/** One committed command. */
export interface Entry {
  readonly key: string;
  readonly fingerprint: string;
  readonly command: CommandType;
  readonly by: Actor;
  readonly at: number;
  readonly events: readonly CollectionEvent[];
  readonly answer: Answer;
  /** The collection's version after it. */
  readonly version: number;
}

interface Row extends Record<string, SqlStorageValue> {
  key: string;
  fingerprint: string;
  command: string;
  actor: string;
  at: number;
  events: string;
  answer: string;
  version: number;
}

function entryOf(row: Row): Entry {
  return {
    key: row.key,
    fingerprint: row.fingerprint,
    command: row.command as CommandType,
    by: JSON.parse(row.actor),
    at: row.at,
    events: JSON.parse(row.events),
    answer: JSON.parse(row.answer),
    version: row.version,
  };
}

/** @returns The entry of an idempotency key, if it was committed before. */
export function findEntry(sql: SqlStorage, key: string): Entry | null {
  const row = sql.exec<Row>("SELECT * FROM journal WHERE key = ?", key).next();
  return row.done ? null : entryOf(row.value);
}

/** Adds a committed command; the key's uniqueness is the table's own. */
export function appendEntry(sql: SqlStorage, entry: Entry): void {
  sql.exec(
    "INSERT INTO journal (key, fingerprint, command, actor, at, events, answer, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    entry.key,
    entry.fingerprint,
    entry.command,
    JSON.stringify(entry.by),
    entry.at,
    JSON.stringify(entry.events),
    JSON.stringify(entry.answer),
    entry.version,
  );
}

/** @returns All entries, oldest first. */
export function entries(sql: SqlStorage): Entry[] {
  return sql.exec<Row>("SELECT * FROM journal ORDER BY seq").toArray().map(entryOf);
}
