import type { Db } from "./db.ts";
export type StaffRole = "support" | "reviewer" | "school" | "admin";

/** What an identity may do, and at which school; null: at all of them. */
export interface StaffGrant {
  readonly role: StaffRole;
  readonly schoolId: string | null;
}

const GRANTS = "SELECT role, nullif(school_id, '') AS schoolId FROM staff WHERE identity = ?1";

/** The grants of an identity, as Cloudflare Access names it (its email address); none: not staff. */
export async function staffGrants(db: Db, identity: string): Promise<readonly StaffGrant[]> {
  const { results } = await db.prepare(GRANTS).bind(identity.toLowerCase()).all<StaffGrant>();
  return results;
}

const GRANT = `INSERT INTO staff (identity, role, school_id, added_at, added_by) VALUES (?1, ?2, ?3, ?4, ?5)
  ON CONFLICT DO NOTHING`;

/** Grants a role. The role `school` needs a school; answers false without one. */
export async function grantStaff(
  db: Db,
  identity: string,
  { role, schoolId }: StaffGrant,
  by: string,
  now: number,
): Promise<boolean> {
  if (role === "school" && schoolId === null) return false;
  await db
    .prepare(GRANT)
    .bind(identity.toLowerCase(), role, schoolId ?? "", now, by)
    .run();
  return true;
}

const REVOKE = "DELETE FROM staff WHERE identity = ?1 AND role = ?2 AND school_id = ?3";

/** Takes a role back; answers whether it was held. */
export async function revokeStaff(
  db: Db,
  identity: string,
  { role, schoolId }: StaffGrant,
): Promise<boolean> {
  const { meta } = await db
    .prepare(REVOKE)
    .bind(identity.toLowerCase(), role, schoolId ?? "")
    .run();
  return meta.changes > 0;
}

/** A row of the staff list. */
export interface StaffRow extends StaffGrant {
  readonly identity: string;
  readonly school: string | null;
  readonly addedAt: number;
  readonly addedBy: string;
}

const ALL = `SELECT f.identity, f.role, nullif(f.school_id, '') AS schoolId, s.name AS school, f.added_at AS addedAt,
    f.added_by AS addedBy
  FROM staff AS f LEFT JOIN schools AS s ON s.id = f.school_id ORDER BY f.identity LIMIT 1000`;

/** Everybody with a role, at most 1,000. */
export async function allStaff(db: D1Database): Promise<readonly StaffRow[]> {
  const { results } = await db.prepare(ALL).all<StaffRow>();
  return results;
}
