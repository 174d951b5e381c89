import type { Programme } from "../programmes.ts";
import { type ProgrammePolicy, readPolicy } from "./policy.ts";

/** A programme as its settings page needs it: the policy is null before the first one is saved. */
export interface PolicyDraft extends Omit<Programme, "policy"> {
  readonly policy: ProgrammePolicy | null;
}

const FIND = `SELECT p.id, p.school_id AS schoolId, s.name AS school, p.category, p.year,
    p.policy_version AS policyVersion, v.policy
  FROM programmes AS p JOIN schools AS s ON s.id = p.school_id
  LEFT JOIN programme_policies AS v ON v.programme_id = p.id AND v.version = p.policy_version
  WHERE p.id = ?1`;

/** A programme with or without a policy; null when there is no such programme. */
export async function policyDraft(db: D1Database, programmeId: string): Promise<PolicyDraft | null> {
  const row = await db
    .prepare(FIND)
    .bind(programmeId)
    .first<Omit<PolicyDraft, "policy"> & { readonly policy: string | null }>();
  if (row === null) return null;
  const read = row.policy === null ? null : readPolicy(JSON.parse(row.policy));
  return { ...row, policy: read?.ok ? read.policy : null };
}

const BARE = `SELECT p.id, p.school_id AS schoolId, s.name AS school, p.category, p.year,
    p.policy_version AS policyVersion, NULL AS policy
  FROM programmes AS p JOIN schools AS s ON s.id = p.school_id WHERE p.school_id = ?1 AND p.policy_version = 0`;

/** Programmes of a school that nobody has set up yet. */
export async function programmesWithoutPolicy(
  db: D1Database,
  schoolId: string,
): Promise<readonly PolicyDraft[]> {
  const { results } = await db.prepare(BARE).bind(schoolId).all<PolicyDraft>();
  return results;
}
