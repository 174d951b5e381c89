import type { Db } from "./db.ts";
import { type Minting, newId } from "./ids.ts";
import type { Keys } from "./secrets/keys.ts";
import { lookupHash } from "./secrets/lookup-hash.ts";
import { openText, sealText } from "./secrets/seal.ts";
import { numberKey } from "./words/keys.ts";

/** Someone who is not on the list and asks the school to add them. */
export interface RecordRequest {
  readonly accountId: string;
  readonly schoolId: string;
  readonly programmeId: string;
  readonly name: string;
  readonly documentType: string;
  readonly documentNumber: string;
  readonly studentNumber: string | null;
  /** How often they tried before they asked. */
  readonly tries: number;
}

export type RecordRequestStatus = "open" | "added" | "declined";

const ADD = `INSERT INTO record_requests (id, account_id, school_id, programme_id, name, document_type,
    document_sealed, document_hash, student_number, tries, status, created_at)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'open', ?11)
  ON CONFLICT (account_id, programme_id, document_hash) WHERE status = 'open'
  DO UPDATE SET tries = excluded.tries RETURNING id`;

/** Sends a request to the school's desk; a second one for the same person is the first. Answers its id. */
export async function requestRecord(
  db: Db,
  keys: Keys,
  request: RecordRequest,
  minting: Minting,
): Promise<string> {
  const id = newId("r", minting);
  const number = numberKey(request.documentNumber);
  const row = await db
    .prepare(ADD)
    .bind(
      id,
      request.accountId,
      request.schoolId,
      request.programmeId,
      request.name.normalize("NFKC").trim(),
      request.documentType,
      await sealText(keys, { field: "document", row: id }, number),
      await lookupHash(keys, "document", number),
      request.studentNumber,
      request.tries,
      minting.now(),
    )
    .first<{ readonly id: string }>();
  if (row === null) throw new Error("an upsert answers its row");
  return row.id;
}

/** A request as the school's desk lists it; the document number stays sealed. */
export interface RecordRequestRow {
  readonly id: string;
  readonly accountId: string;
  readonly programmeId: string;
  readonly name: string;
  readonly documentType: string;
  readonly studentNumber: string | null;
  readonly tries: number;
  readonly status: RecordRequestStatus;
  readonly createdAt: number;
  readonly answer: string | null;
}

const COLUMNS = `id, account_id AS accountId, programme_id AS programmeId, name, document_type AS documentType,
  student_number AS studentNumber, tries, status, created_at AS createdAt, answer`;
const OF_SCHOOL = `SELECT ${COLUMNS} FROM record_requests WHERE school_id = ?1 AND status = ?2
  ORDER BY created_at LIMIT 200`;

/** The requests to a school in one status, the oldest first, at most 200. */
export async function requestsToSchool(
  db: Db,
  schoolId: string,
  status: RecordRequestStatus,
): Promise<readonly RecordRequestRow[]> {
  const { results } = await db.prepare(OF_SCHOOL).bind(schoolId, status).all<RecordRequestRow>();
  return results;
}

const OPEN = `SELECT ${COLUMNS} FROM record_requests WHERE id = ?1 AND school_id = ?2 AND status = 'open'`;

/** An open request to a school; null when there is none, or it was decided. */
export async function openRequest(db: Db, schoolId: string, id: string): Promise<RecordRequestRow | null> {
  return db.prepare(OPEN).bind(id, schoolId).first<RecordRequestRow>();
}

const OF_ACCOUNT = `SELECT ${COLUMNS} FROM record_requests
  WHERE account_id = ?1 AND programme_id = ?2 ORDER BY created_at DESC LIMIT 1`;

/** What became of the account's last request in a programme; null when it made none. */
export async function requestOfAccount(
  db: Db,
  accountId: string,
  programmeId: string,
): Promise<RecordRequestRow | null> {
  return db.prepare(OF_ACCOUNT).bind(accountId, programmeId).first<RecordRequestRow>();
}

const DECIDE = `UPDATE record_requests SET status = ?3, decided_at = ?4, decided_by = ?5, answer = ?6
  WHERE id = ?1 AND school_id = ?2 AND status = 'open'`;

/** The school's answer; false when there is no such open request of this school. */
export async function decideRequest(
  db: Db,
  decision: {
    readonly id: string;
    readonly schoolId: string;
    readonly status: "added" | "declined";
    readonly by: string;
    readonly answer: string | null;
  },
  now: number,
): Promise<boolean> {
  const { id, schoolId, status, by, answer } = decision;
  const { meta } = await db.prepare(DECIDE).bind(id, schoolId, status, now, by, answer).run();
  return meta.changes === 1;
}

const NUMBER = "SELECT document_sealed AS sealed FROM record_requests WHERE id = ?1 AND school_id = ?2";

/** Opens the document number of a request, to add it to the list; null when there is none. Audited by the caller. */
export async function numberOfRequest(
  db: Db,
  keys: Keys,
  schoolId: string,
  id: string,
): Promise<string | null> {
  const row = await db.prepare(NUMBER).bind(id, schoolId).first<{ readonly sealed: string }>();
  if (row === null) return null;
  return (await openText(keys, { field: "document", row: id }, row.sealed)) ?? null;
}
