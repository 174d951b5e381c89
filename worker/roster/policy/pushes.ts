import type { Db } from "../db.ts";

/** A programme whose policy is on its way to its collections. */
export interface PolicyPush {
  readonly programmeId: string;
  readonly version: number;
  /** The last graduate that has it; empty before the first. */
  readonly cursor: string;
}

// Only when the version that follows `basedOn` is in force. A newer policy begins again with the first graduate.
const BEGIN = `INSERT INTO policy_pushes (programme_id, version, saved_at, cursor)
  SELECT id, policy_version, ?3, '' FROM programmes WHERE id = ?1 AND policy_version = ?2 + 1
  ON CONFLICT (programme_id) DO UPDATE
    SET version = excluded.version, saved_at = excluded.saved_at, cursor = excluded.cursor`;

/** The statement by which saving a policy sends it on its way, for the same batch. */
export function beginPush(
  db: Db,
  { programmeId, basedOn }: { readonly programmeId: string; readonly basedOn: number },
  now: number,
): D1PreparedStatement {
  return db.prepare(BEGIN).bind(programmeId, basedOn, now);
}

const SELECT = "SELECT programme_id AS programmeId, version, cursor FROM policy_pushes";
const OF_PROGRAMME = `${SELECT} WHERE programme_id = ?1`;

/** How far a programme's policy has got; null when it has reached everybody. */
export async function pushOf(db: Db, programmeId: string): Promise<PolicyPush | null> {
  return db.prepare(OF_PROGRAMME).bind(programmeId).first<PolicyPush>();
}

const WAITING =
  "SELECT programme_id AS id FROM policy_pushes WHERE saved_at >= 0 ORDER BY saved_at LIMIT 100";

/** Programmes whose policy is on its way, the one that has waited longest first, at most 100. */
export async function programmesToReach(db: Db): Promise<readonly string[]> {
  const { results } = await db.prepare(WAITING).all<{ readonly id: string }>();
  return results.map(({ id }) => id);
}

const CLAIMED = `SELECT id FROM graduates WHERE programme_id = ?1 AND id > ?2 AND version > 0 AND purged_at IS NULL
  ORDER BY id LIMIT ?3`;

/** The next graduates of a push whose object knows of a collection, at most so many. */
export async function graduatesToReach(db: Db, push: PolicyPush, limit: number): Promise<readonly string[]> {
  const { results } = await db
    .prepare(CLAIMED)
    .bind(push.programmeId, push.cursor, limit)
    .all<{ readonly id: string }>();
  return results.map(({ id }) => id);
}

const MOVE = "UPDATE policy_pushes SET cursor = ?3 WHERE programme_id = ?1 AND version = ?2";
const END = "DELETE FROM policy_pushes WHERE programme_id = ?1 AND version = ?2";

/** Notes how far a push has got; null: it has reached everybody. A newer push is not touched. */
export async function notePush(
  db: Db,
  { programmeId, version }: PolicyPush,
  cursor: string | null,
): Promise<void> {
  const values = cursor === null ? [programmeId, version] : [programmeId, version, cursor];
  await db
    .prepare(cursor === null ? END : MOVE)
    .bind(...values)
    .run();
}
