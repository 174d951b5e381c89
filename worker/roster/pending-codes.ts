import type { Db } from "./db.ts";
import type { Keys } from "./secrets/keys.ts";
import { openText, sealText } from "./secrets/seal.ts";

/** How long a code that was read waits for the last four characters, ms. */
const PENDING_MS = 30 * 60_000;

/** A code that was read and is not proved yet; `json` is what was kept, moments in ms. */
export interface PendingCode {
  readonly programmeId: string;
  readonly json: string;
  readonly readAt: number;
  readonly expiresAt: number;
}

const PUT = `INSERT INTO pending_codes (account_id, programme_id, record_sealed, expires_at) VALUES (?1, ?2, ?3, ?4)
  ON CONFLICT (account_id) DO UPDATE SET programme_id = excluded.programme_id,
    record_sealed = excluded.record_sealed, expires_at = excluded.expires_at`;

/** Keeps the code an account has just read, sealed; an account has one at a time. */
export async function keepPendingCode(
  db: Db,
  keys: Keys,
  accountId: string,
  { programmeId, json }: Pick<PendingCode, "programmeId" | "json">,
  now: number,
): Promise<void> {
  const sealed = await sealText(keys, { field: "pendingCode", row: accountId }, json);
  await db
    .prepare(PUT)
    .bind(accountId, programmeId, sealed, now + PENDING_MS)
    .run();
}

const GET = `SELECT programme_id AS programmeId, record_sealed AS sealed, expires_at AS expiresAt FROM pending_codes
  WHERE account_id = ?1 AND expires_at > ?2`;

interface Row extends Pick<PendingCode, "programmeId" | "expiresAt"> {
  readonly sealed: string;
}

/** The code that waits for its proof; null when none was read, or its half hour is over. */
export async function pendingCode(
  db: Db,
  keys: Keys,
  accountId: string,
  now: number,
): Promise<PendingCode | null> {
  const row = await db.prepare(GET).bind(accountId, now).first<Row>();
  if (row === null) return null;
  const { programmeId, expiresAt, sealed } = row;
  const json = await openText(keys, { field: "pendingCode", row: accountId }, sealed);
  return json === undefined ? null : { programmeId, json, readAt: expiresAt - PENDING_MS, expiresAt };
}

const FORGET = "DELETE FROM pending_codes WHERE account_id = ?1";

/** Forgets the code: it was proved, or the account wants another. */
export async function forgetPendingCode(db: Db, accountId: string): Promise<void> {
  await db.prepare(FORGET).bind(accountId).run();
}
