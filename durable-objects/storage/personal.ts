import type { StudentRecord } from "../student-record.ts";

/** @returns The student record, unless none came yet or it was erased. */
export function loadRecord(sql: SqlStorage): StudentRecord | null {
  const row = sql.exec<{ body: string }>("SELECT body FROM student_record").next();
  return row.done ? null : JSON.parse(row.value.body);
}

/** Keeps the student record, in place of an earlier one. */
export function saveRecord(sql: SqlStorage, record: StudentRecord, at: number): void {
  sql.exec(
    `INSERT INTO student_record (id, at, body) VALUES (1, ?, ?)
     ON CONFLICT (id) DO UPDATE SET at = excluded.at, body = excluded.body`,
    at,
    JSON.stringify(record),
  );
}

/** Keeps what someone wrote about a command; the journal holds only its identifier. */
export function saveNote(sql: SqlStorage, id: string, text: string, at: number): void {
  sql.exec("INSERT INTO notes (id, at, body) VALUES (?, ?, ?)", id, at, text);
}

/** @returns The notes by identifier. */
export function loadNotes(sql: SqlStorage): Record<string, string> {
  const rows = sql.exec<{ id: string; body: string }>("SELECT id, body FROM notes").toArray();
  return Object.fromEntries(rows.map(({ id, body }) => [id, body]));
}

/** Removes everything that names a person. The journal keeps identifiers and amounts. */
export function erasePersonal(sql: SqlStorage): void {
  sql.exec("DELETE FROM student_record");
  sql.exec("DELETE FROM notes");
}
