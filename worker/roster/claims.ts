import type { Db } from "./db.ts";
/** A graduate that an account holds. */
export interface HeldGraduate {
  readonly graduateId: string;
  readonly programmeId: string;
  readonly claimedAt: number;
}

const HELD = `SELECT graduate_id AS graduateId, programme_id AS programmeId, claimed_at AS claimedAt FROM claims
  WHERE account_id = ?1 AND released_by IS NULL ORDER BY claimed_at DESC LIMIT 50`;

/** The graduates an account holds, the latest claim first: 采集列表. Each object says how it stands with them. */
export async function graduatesHeldBy(db: Db, accountId: string): Promise<readonly HeldGraduate[]> {
  const { results } = await db.prepare(HELD).bind(accountId).all<HeldGraduate>();
  const latest = new Map(results.toReversed().map((held) => [held.graduateId, held]));
  return [...latest.values()].toReversed();
}

const NOTE = `INSERT INTO claims (graduate_id, claimed_at, account_id, programme_id) VALUES (?1, ?2, ?3, ?4)
  ON CONFLICT (graduate_id, claimed_at) DO NOTHING`;

/**
 * Notes a claim that the object has just accepted, so that the account's list shows it at once. The projection,
 * which comes later, confirms it or closes it.
 */
export async function noteClaim(
  db: Db,
  accountId: string,
  { graduateId, programmeId, claimedAt }: HeldGraduate,
): Promise<void> {
  await db.prepare(NOTE).bind(graduateId, claimedAt, accountId, programmeId).run();
}

/** One time that an account held a graduate; `releasedBy` is the version at which it was over, null: not yet. */
export interface ClaimRow {
  readonly graduateId: string;
  readonly accountId: string;
  readonly claimedAt: number;
  readonly releasedBy: number | null;
}

const HISTORY = `SELECT graduate_id AS graduateId, account_id AS accountId, claimed_at AS claimedAt,
    released_by AS releasedBy FROM claims WHERE graduate_id = ?1 ORDER BY claimed_at`;

/** Who has held a graduate and when, for the desk's case page. */
export async function claimHistory(db: Db, graduateId: string): Promise<readonly ClaimRow[]> {
  const { results } = await db.prepare(HISTORY).bind(graduateId).all<ClaimRow>();
  return results;
}
