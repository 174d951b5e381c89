import { toBase64Url } from "../wechat/bytes.ts";
import type { Minting } from "./ids.ts";
import type { Keys } from "./secrets/keys.ts";
import { openText, sealText } from "./secrets/seal.ts";

/** A question to customer service. People write anything into it, so it is kept sealed. */
export interface ServiceRequest {
  readonly accountId: string;
  readonly topic: string;
  readonly text: string;
  /** The collection it is about, if any. */
  readonly graduateId: string | null;
}

/** A question and its answer, as the account sees it. */
export interface ServiceRequestRow {
  readonly id: string;
  readonly topic: string;
  readonly status: "open" | "answered";
  readonly createdAt: number;
  readonly answer: string | null;
  readonly answeredAt: number | null;
}

/** Questions of one account that may wait at a time: staff see 200 of all, the oldest first. */
const MOST_OPEN = 5;
const ADD = `INSERT INTO service_requests (id, account_id, graduate_id, topic, text_sealed, status, created_at)
  SELECT ?1, ?2, ?3, ?4, ?5, 'open', ?6 WHERE ${MOST_OPEN} > (
    SELECT COUNT(*) FROM service_requests WHERE account_id = ?2 AND status = 'open')`;

/** Sends a question to customer service; false while five of the account wait for an answer. */
export async function askService(
  db: D1Database,
  keys: Keys,
  request: ServiceRequest,
  { now, random }: Minting,
): Promise<boolean> {
  const id = `q${toBase64Url(random(16))}`;
  const sealed = await sealText(keys, { field: "question", row: id }, request.text);
  const values = [id, request.accountId, request.graduateId, request.topic, sealed, now()];
  const { meta } = await db
    .prepare(ADD)
    .bind(...values)
    .run();
  return meta.changes === 1;
}

const OF_ACCOUNT = `SELECT id, topic, status, created_at AS createdAt, answer_sealed AS answer,
    answered_at AS answeredAt
  FROM service_requests WHERE account_id = ?1 ORDER BY created_at DESC LIMIT 50`;

/** An account's questions, the latest first. */
export async function serviceRequestsOf(
  db: D1Database,
  keys: Keys,
  accountId: string,
): Promise<readonly ServiceRequestRow[]> {
  const { results } = await db.prepare(OF_ACCOUNT).bind(accountId).all<ServiceRequestRow>();
  return Promise.all(
    results.map(async (row) => {
      const opened =
        row.answer === null ? undefined : await openText(keys, { field: "answer", row: row.id }, row.answer);
      return { ...row, answer: opened ?? null };
    }),
  );
}

// A question that names no graduate is nobody's school's: only those who work for every school see it.
const atSchools = (schools: string) => `(${schools} IS NULL OR EXISTS (SELECT 1 FROM graduates AS g
    WHERE g.id = graduate_id AND g.school_id IN (SELECT value FROM json_each(${schools}))))`;
const schoolsIn = (schools: readonly string[] | null) => (schools === null ? null : JSON.stringify(schools));

const OPEN = `SELECT id, graduate_id AS graduateId, topic, text_sealed AS text, created_at AS createdAt
  FROM service_requests WHERE status = 'open' AND ${atSchools("?1")} ORDER BY created_at LIMIT 200`;

/** An open question as the desk reads it. */
export interface OpenServiceRequest {
  readonly id: string;
  readonly graduateId: string | null;
  readonly topic: string;
  readonly text: string;
  readonly createdAt: number;
}

/**
 * Open questions, the oldest first, at most 200. Opened for staff: the caller audits.
 *
 * @param schools Only those about graduates of these schools; null: all.
 */
export async function openServiceRequests(
  db: D1Database,
  keys: Keys,
  schools: readonly string[] | null,
): Promise<readonly OpenServiceRequest[]> {
  const { results } = await db.prepare(OPEN).bind(schoolsIn(schools)).all<OpenServiceRequest>();
  return Promise.all(
    results.map(async (row) => ({
      ...row,
      text: (await openText(keys, { field: "question", row: row.id }, row.text)) ?? "",
    })),
  );
}

const ANSWER = `UPDATE service_requests SET status = 'answered', answer_sealed = ?2, answered_at = ?3, answered_by = ?4
  WHERE id = ?1 AND status = 'open' AND ${atSchools("?5")}`;

/**
 * Answers a question; false when it is not open any more, or not one of theirs.
 *
 * @param schools Those whose graduates' questions they answer; null: all.
 */
export async function answerService(
  db: D1Database,
  keys: Keys,
  answer: { readonly id: string; readonly text: string; readonly by: string },
  schools: readonly string[] | null,
  now: number,
): Promise<boolean> {
  const sealed = await sealText(keys, { field: "answer", row: answer.id }, answer.text);
  const { meta } = await db.prepare(ANSWER).bind(answer.id, sealed, now, answer.by, schoolsIn(schools)).run();
  return meta.changes === 1;
}
