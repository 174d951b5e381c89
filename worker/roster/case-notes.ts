import { type Minting, newId } from "./ids.ts";
import type { Keys } from "./secrets/keys.ts";
import { openText, sealText } from "./secrets/seal.ts";

/** What someone of the staff wrote about a case. */
export interface CaseNote {
  readonly id: string;
  readonly at: number;
  readonly author: string;
  readonly text: string;
}

const ADD = "INSERT INTO case_notes (id, graduate_id, at, author, text_sealed) VALUES (?1, ?2, ?3, ?4, ?5)";

/** Keeps a note, sealed: people write names and numbers into notes. */
export async function addCaseNote(
  db: D1Database,
  keys: Keys,
  note: { readonly graduateId: string; readonly author: string; readonly text: string },
  minting: Minting,
): Promise<void> {
  const id = newId("n", minting);
  const sealed = await sealText(keys, { field: "caseNote", row: id }, note.text);
  await db.prepare(ADD).bind(id, note.graduateId, minting.now(), note.author, sealed).run();
}

const LIST = `SELECT id, at, author, text_sealed AS text FROM case_notes WHERE graduate_id = ?1
  ORDER BY at DESC LIMIT 100`;

/** The notes on a graduate, the latest first, at most 100. */
export async function caseNotes(
  db: D1Database,
  keys: Keys,
  graduateId: string,
): Promise<readonly CaseNote[]> {
  const { results } = await db.prepare(LIST).bind(graduateId).all<CaseNote>();
  return Promise.all(
    results.map(async (row) => ({
      ...row,
      text: (await openText(keys, { field: "caseNote", row: row.id }, row.text)) ?? "",
    })),
  );
}

const FORGET_NOTES = "DELETE FROM case_notes WHERE graduate_id = ?1";
const FORGET_WORDS = "UPDATE review_decisions SET note_sealed = NULL WHERE graduate_id = ?1";
// A photo that is gone cannot be looked at again; what was compared before stays, it names nobody.
const FORGET_LOOKS = "DELETE FROM second_looks WHERE graduate_id = ?1 AND judged_at IS NULL";

/** Erases what staff wrote about a graduate, when their retention ends. */
export async function forgetWords(db: D1Database, graduateId: string): Promise<void> {
  await db.batch([FORGET_NOTES, FORGET_WORDS, FORGET_LOOKS].map((sql) => db.prepare(sql).bind(graduateId)));
}
