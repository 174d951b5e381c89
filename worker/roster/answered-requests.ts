/** The stored answer to a command. */
export interface StoredAnswer {
  readonly status: number;
  readonly body: string;
  readonly contentType: string;
}

/** How a command begins: `new`, or what became of the one with the same key. */
export type Begun =
  | { readonly state: "new" }
  | { readonly state: "running" }
  /** The key belongs to another command. */
  | { readonly state: "other" }
  | ({ readonly state: "answered" } & StoredAnswer);

interface Row {
  readonly fingerprint: string;
  readonly status: number | null;
  readonly body: string;
  readonly contentType: string;
}

/** A request that has not ended after this long, ms, died; its key may be used again. */
const GIVEN_UP = 60_000;
/** How long answers are kept, ms. */
const KEPT = 24 * 3_600_000;

const BEGIN = `INSERT INTO answered_requests (key, fingerprint, begun_at) VALUES (?1, ?2, ?3)
  ON CONFLICT (key) DO UPDATE SET begun_at = excluded.begun_at
  WHERE answered_requests.status IS NULL AND answered_requests.begun_at < ?4
    AND answered_requests.fingerprint = excluded.fingerprint
  RETURNING key`;
const READ = `SELECT fingerprint, status, body, content_type AS contentType FROM answered_requests WHERE key = ?1`;

/** Notes that a command begins, or tells what became of the one with its key. Of two at once, one is new. */
export async function beginRequest(
  db: D1Database,
  { key, fingerprint }: { readonly key: string; readonly fingerprint: string },
  now: number,
): Promise<Begun> {
  const begun = await db
    .prepare(BEGIN)
    .bind(key, fingerprint, now, now - GIVEN_UP)
    .first();
  if (begun !== null) return { state: "new" };
  const row = await db.prepare(READ).bind(key).first<Row>();
  if (row === null) return { state: "running" };
  if (row.fingerprint !== fingerprint) return { state: "other" };
  if (row.status === null) return { state: "running" };
  return { state: "answered", status: row.status, body: row.body, contentType: row.contentType };
}

const KEEP = "UPDATE answered_requests SET status = ?2, body = ?3, content_type = ?4 WHERE key = ?1";
const FORGET = "DELETE FROM answered_requests WHERE key = ?1 AND status IS NULL";

/** Keeps the answer of a command; null forgets that it began, so that it may be tried again. */
export async function endRequest(db: D1Database, key: string, answer: StoredAnswer | null): Promise<void> {
  const statement =
    answer === null
      ? db.prepare(FORGET).bind(key)
      : db.prepare(KEEP).bind(key, answer.status, answer.body, answer.contentType);
  await statement.run();
}

const SWEEP = "DELETE FROM answered_requests WHERE begun_at < ?1";

/** Deletes answers older than a day; for the cron job. */
export async function sweepRequests(db: D1Database, now: number): Promise<void> {
  await db
    .prepare(SWEEP)
    .bind(now - KEPT)
    .run();
}
