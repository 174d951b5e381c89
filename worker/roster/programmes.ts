import type { Db } from "./db.ts";
import { type Minting, newId } from "./ids.ts";
import { type ProgrammePolicy, readPolicy } from "./policy/policy.ts";
import { beginPush } from "./policy/pushes.ts";

/** A programme with the policy in force. */
export interface Programme {
  readonly id: string;
  readonly schoolId: string;
  readonly school: string;
  /** Education category 学历类别, in the school's own words. */
  readonly category: string;
  readonly year: number;
  /** Grows with every change of the policy. */
  readonly policyVersion: number;
  readonly policy: ProgrammePolicy;
}

interface ProgrammeRow extends Omit<Programme, "policy"> {
  readonly policy: string;
}

const SELECT = `SELECT p.id, p.school_id AS schoolId, s.name AS school, p.category, p.year,
    p.policy_version AS policyVersion, v.policy
  FROM programmes AS p
  JOIN schools AS s ON s.id = p.school_id
  JOIN programme_policies AS v ON v.programme_id = p.id AND v.version = p.policy_version`;

function programmeOf(row: ProgrammeRow): Programme {
  // Read through the schema, so that a field added later has its default in older rows.
  const read = readPolicy(JSON.parse(row.policy));
  if (!read.ok)
    throw new Error(`the stored policy of programme ${row.id} is not valid: ${read.fields.join(", ")}`);
  return { ...row, policy: read.policy };
}

/** The programme of an id; null when there is none. */
export async function programmeById(db: Db, id: string): Promise<Programme | null> {
  const row = await db.prepare(`${SELECT} WHERE p.id = ?1`).bind(id).first<ProgrammeRow>();
  return row === null ? null : programmeOf(row);
}

/** The programmes of a school, the latest year first: what someone chooses an education category from. */
export async function programmesOf(db: Db, schoolId: string): Promise<readonly Programme[]> {
  const { results } = await db
    .prepare(`${SELECT} WHERE p.school_id = ?1 ORDER BY p.year DESC, p.category`)
    .bind(schoolId)
    .all<ProgrammeRow>();
  return results.map(programmeOf);
}

const CREATE = `INSERT INTO programmes (id, school_id, category, year, policy_version, created_at)
  SELECT ?1, ?2, ?3, ?4, 0, ?5 FROM schools WHERE id = ?2
  ON CONFLICT (school_id, year, category) DO UPDATE SET category = excluded.category RETURNING id`;

/** Adds a programme without a policy, or finds the one of that school, category and year; null: no such school. */
export async function createProgramme(
  db: Db,
  programme: { readonly schoolId: string; readonly category: string; readonly year: number },
  minting: Minting,
): Promise<string | null> {
  const { schoolId, category, year } = programme;
  const row = await db
    .prepare(CREATE)
    .bind(newId("p", minting), schoolId, category.normalize("NFKC").trim(), year, minting.now())
    .first<{ readonly id: string }>();
  return row?.id ?? null;
}

/** What saving a policy comes to. */
export type SavedPolicy =
  | { readonly ok: true; readonly version: number }
  | { readonly ok: false; readonly refusal: "policyInvalid"; readonly fields: readonly string[] }
  /** Someone else saved in between, or there is no such programme. */
  | { readonly ok: false; readonly refusal: "policyChanged" };

const ADD_VERSION = `INSERT INTO programme_policies (programme_id, version, policy, saved_at, saved_by)
  SELECT id, policy_version + 1, ?3, ?4, ?5 FROM programmes WHERE id = ?1 AND policy_version = ?2`;
const TAKE_VERSION = `UPDATE programmes SET policy_version = policy_version + 1
  WHERE id = ?1 AND policy_version = ?2 RETURNING policy_version AS version`;

/**
 * Saves the next version of a programme's policy, and sends it on its way to the running collections; earlier versions
 * stay.
 *
 * @param basedOn The version that the change was made from, 0 for the first; another one is refused.
 */
export async function savePolicy(
  db: Db,
  change: {
    readonly programmeId: string;
    readonly basedOn: number;
    readonly policy: unknown;
    readonly by: string;
  },
  now: number,
): Promise<SavedPolicy> {
  const read = readPolicy(change.policy);
  if (!read.ok) return { ok: false, refusal: "policyInvalid", fields: read.fields };
  const { programmeId, basedOn, by } = change;
  const [, taken] = await db.batch<{ readonly version: number }>([
    db.prepare(ADD_VERSION).bind(programmeId, basedOn, JSON.stringify(read.policy), now, by),
    db.prepare(TAKE_VERSION).bind(programmeId, basedOn),
    beginPush(db, { programmeId, basedOn }, now),
  ]);
  const version = taken?.results[0]?.version;
  return version === undefined ? { ok: false, refusal: "policyChanged" } : { ok: true, version };
}
