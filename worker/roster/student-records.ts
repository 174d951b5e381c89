import type { StudentRecord } from "../../durable-objects/student-record.ts";
import type { Db } from "./db.ts";
import type { Programme } from "./programmes.ts";
import type { Keys } from "./secrets/keys.ts";
import { lookupHashes } from "./secrets/lookup-hash.ts";
import { openText } from "./secrets/seal.ts";
import { nameKey, numberKey } from "./words/keys.ts";

interface RecordRow {
  readonly id: string;
  readonly name: string;
  readonly nameKey: string;
  readonly documentType: string;
  readonly documentSealed: string | null;
  readonly studentNumber: string;
  readonly level: string;
  readonly college: string | null;
  readonly major: string | null;
  readonly className: string | null;
}

/** A record of the school's list, ready to be claimed. */
export interface ListedRecord {
  readonly graduateId: string;
  readonly record: StudentRecord;
}

const COLUMNS = `id, name, name_key AS nameKey, document_type AS documentType, document_sealed AS documentSealed,
  student_number AS studentNumber, level, college, major, class_name AS className`;
const BY_DOCUMENT = `SELECT ${COLUMNS} FROM student_records
  WHERE document_hash IN (?1, ?2) AND programme_id = ?3`;
const BY_ID = `SELECT ${COLUMNS} FROM student_records WHERE id = ?1 AND programme_id = ?2`;

/**
 * Finds the record of a programme's list that has exactly this name and document number. Null when there is none,
 * or when only one of the two fits: who asks must not learn which.
 */
export async function matchIdentity(
  db: Db,
  keys: Keys,
  programme: Programme,
  identity: { readonly name: string; readonly documentType: string; readonly documentNumber: string },
): Promise<ListedRecord | null> {
  const [first = "", second = first] = await lookupHashes(
    keys,
    "document",
    numberKey(identity.documentNumber),
  );
  const { results } = await db.prepare(BY_DOCUMENT).bind(first, second, programme.id).all<RecordRow>();
  const name = nameKey(identity.name);
  const row = results.find((found) => found.nameKey === name && found.documentType === identity.documentType);
  return row === undefined ? null : listed(keys, programme, row);
}

/** The list's record of a graduate; null when the list has none, or it was purged. */
export async function recordOfGraduate(
  db: Db,
  keys: Keys,
  programme: Programme,
  graduateId: string,
): Promise<ListedRecord | null> {
  const row = await db.prepare(BY_ID).bind(graduateId, programme.id).first<RecordRow>();
  return row === null ? null : listed(keys, programme, row);
}

async function listed(keys: Keys, programme: Programme, row: RecordRow): Promise<ListedRecord | null> {
  const { id, nameKey: _, documentSealed, ...rest } = row;
  if (documentSealed === null) return null;
  const number = await openText(keys, { field: "document", row: id }, documentSealed);
  if (number === undefined)
    throw new Error(`the document number of record ${id} does not open with our keys`);
  const { school, category, year } = programme;
  const documentLastFour = number.slice(-4);
  return {
    graduateId: id,
    record: { ...rest, documentSealed, documentLastFour, collectionCode: null, school, category, year },
  };
}

const FORGET = `UPDATE student_records SET name = '', name_key = '', document_sealed = NULL, document_hash = NULL,
  exam_number = NULL, college = NULL, major = NULL, class_name = NULL WHERE id = ?1`;

/** Erases what names a person from the list's record, when the graduate's retention ends. */
export async function forgetRecord(db: Db, graduateId: string): Promise<void> {
  await db.prepare(FORGET).bind(graduateId).run();
}

const SEALED = "SELECT document_sealed AS sealed FROM graduates WHERE id = ?1";

/**
 * Opens a graduate's document number as stored: the whole number from a list, its last four characters from an
 * acquisition code. Null when there is none. Callers write the reason to the audit log first.
 */
export async function revealDocumentNumber(db: Db, keys: Keys, graduateId: string): Promise<string | null> {
  const row = await db.prepare(SEALED).bind(graduateId).first<{ readonly sealed: string | null }>();
  if (row === null || row.sealed === null) return null;
  return (await openText(keys, { field: "document", row: graduateId }, row.sealed)) ?? null;
}
