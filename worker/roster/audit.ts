import type { Db } from "./db.ts";
import { type Minting, newId } from "./ids.ts";

/** Something staff did or looked at. `details` holds codes and counts, never what was looked at. */
export interface AuditEntry {
  readonly actor: string;
  readonly role: string;
  /** Such as `lookup`, `revealDocument`, `release`. */
  readonly action: string;
  readonly subjectKind: "graduate" | "account" | "programme" | "school" | "export" | "search" | "desk";
  readonly subjectId: string;
  /** Null: no school in particular. */
  readonly schoolId: string | null;
  readonly reason: string | null;
  readonly details?: Readonly<Record<string, string | number>>;
}

const ADD = `INSERT INTO audit_log
    (id, at, actor, role, action, subject_kind, subject_id, school_id, reason, details)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)`;

/** Adds to the audit log; awaited before the deed, so that nothing is seen unrecorded. */
export async function audit(db: Db, entry: AuditEntry, minting: Minting): Promise<void> {
  const { actor, role, action, subjectKind, subjectId, schoolId, reason, details = {} } = entry;
  await db
    .prepare(ADD)
    .bind(
      newId("l", minting),
      minting.now(),
      actor,
      role,
      action,
      subjectKind,
      subjectId,
      schoolId ?? "",
      reason,
      JSON.stringify(details),
    )
    .run();
}

/** A line of the audit log. */
export interface AuditRow extends Omit<AuditEntry, "details"> {
  readonly at: number;
  readonly details: Readonly<Record<string, string | number>>;
}

const SELECT = `SELECT at, actor, role, action, subject_kind AS subjectKind, subject_id AS subjectId,
    nullif(school_id, '') AS schoolId, reason, details FROM audit_log`;

/** Entries of a page. */
export const AUDIT_PAGE = 100;

const BY = {
  subject: `${SELECT} WHERE subject_kind = ?1 AND subject_id = ?2 AND at < ?3 ORDER BY at DESC LIMIT ${AUDIT_PAGE}`,
  actor: `${SELECT} WHERE actor = ?1 AND at < ?2 ORDER BY at DESC LIMIT ${AUDIT_PAGE}`,
  school: `${SELECT} WHERE school_id = ?1 AND at < ?2 ORDER BY at DESC LIMIT ${AUDIT_PAGE}`,
} as const;

/** Whose entries are wanted. */
export type AuditQuery =
  | { readonly by: "subject"; readonly kind: AuditEntry["subjectKind"]; readonly id: string }
  | { readonly by: "actor"; readonly id: string }
  | { readonly by: "school"; readonly id: string };

/** A page of the audit log, the latest first: at most so many entries from before `before` (ms). */
export async function auditEntries(
  db: Db,
  query: AuditQuery,
  before = Number.MAX_SAFE_INTEGER,
): Promise<readonly AuditRow[]> {
  const subject = query.by === "subject" ? [query.kind, query.id] : [query.id];
  const { results } = await db
    .prepare(BY[query.by])
    .bind(...subject, before)
    .all<Omit<AuditRow, "details"> & { readonly details: string }>();
  return results.map((row) => ({ ...row, details: JSON.parse(row.details) as AuditRow["details"] }));
}
