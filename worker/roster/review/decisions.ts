import type { ReviewStage } from "../../../durable-objects/collection/policy.ts";
import { type Minting, newId } from "../ids.ts";
import type { Keys } from "../secrets/keys.ts";
import { openText, sealText } from "../secrets/seal.ts";

/** How long a verdict can be taken back, ms. */
export const UNDO_TIME = 10_000;
/** After which a verdict that was being carried out is taken up again, ms. */
const STALLED = 60_000;

/** A reviewer's verdict on one submission. */
export interface Decision {
  readonly graduateId: string;
  readonly schoolId: string;
  readonly submission: number;
  readonly stage: ReviewStage;
  readonly reviewer: string;
  readonly approved: boolean;
  readonly reasons: readonly string[];
  readonly note: string | null;
  /** How long it took, whole seconds. */
  readonly seconds: number;
}

const ADD = `INSERT INTO review_decisions (id, graduate_id, school_id, submission, stage, reviewer, approved, reasons,
    note_sealed, seconds, decided_at, carry_out_at, state)
  SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, 'held'
  WHERE NOT EXISTS (SELECT 1 FROM review_decisions WHERE graduate_id = ?2 AND submission = ?4 AND stage = ?5
    AND state IN ('held', 'running', 'done'))`;

/** Holds a verdict until it can no longer be undone; answers its id, or null when there is one already. */
export async function holdDecision(
  db: D1Database,
  keys: Keys,
  decision: Decision,
  minting: Minting,
): Promise<string | null> {
  const id = newId("d", minting);
  const now = minting.now();
  const { graduateId, schoolId, submission, stage, reviewer, approved, reasons, note, seconds } = decision;
  const sealed = note === null ? null : await sealText(keys, { field: "verdict", row: id }, note);
  const { meta } = await db
    .prepare(ADD)
    .bind(
      ...[id, graduateId, schoolId, submission, stage, reviewer, Number(approved), JSON.stringify(reasons)],
      ...[sealed, seconds, now, now + UNDO_TIME],
    )
    .run();
  return meta.changes === 1 ? id : null;
}

const UNDO = `UPDATE review_decisions SET state = 'undone' WHERE id = ?1 AND reviewer = ?2 AND state = 'held'
  AND carry_out_at > ?3 RETURNING graduate_id AS graduateId`;

/** Takes a verdict back in time; answers whose it was, or null when it is carried out already. */
export async function undoDecision(
  db: D1Database,
  reviewer: string,
  id: string,
  now: number,
): Promise<string | null> {
  const row = await db.prepare(UNDO).bind(id, reviewer, now).first<{ readonly graduateId: string }>();
  return row?.graduateId ?? null;
}

/** A verdict whose time has come. */
export interface DueDecision extends Omit<Decision, "seconds"> {
  readonly id: string;
}

interface DueRow extends Omit<DueDecision, "approved" | "reasons"> {
  readonly approved: number;
  readonly reasons: string;
}

// A verdict that was begun and not ended is begun again: its key makes the repetition harmless.
const TAKE = `UPDATE review_decisions SET state = 'running', carry_out_at = ?1 + ${STALLED}
  WHERE id IN (SELECT id FROM review_decisions WHERE state IN ('held', 'running') AND carry_out_at <= ?1
    ORDER BY carry_out_at LIMIT ?2)
  RETURNING id, graduate_id AS graduateId, school_id AS schoolId, submission, stage, reviewer, approved, reasons, note_sealed AS note`;

/** Takes verdicts that are due at `now` (ms), at most so many; no two callers get the same. */
export async function takeDueDecisions(
  db: D1Database,
  keys: Keys,
  now: number,
  limit: number,
): Promise<readonly DueDecision[]> {
  const { results } = await db.prepare(TAKE).bind(now, limit).all<DueRow>();
  return Promise.all(
    results.map(async (row) => ({
      ...row,
      approved: row.approved === 1,
      reasons: JSON.parse(row.reasons) as string[],
      note:
        row.note === null
          ? null
          : ((await openText(keys, { field: "verdict", row: row.id }, row.note)) ?? null),
    })),
  );
}

const END = "UPDATE review_decisions SET state = ?2, outcome = ?3, sampled = max(sampled, ?4) WHERE id = ?1";

/**
 * Notes how a verdict ended: carried out, or refused with the machine's code.
 *
 * @param sampled Whether the checks alone would have let the photo through.
 */
export async function endDecision(
  db: D1Database,
  id: string,
  refused: string | null,
  sampled: boolean,
): Promise<void> {
  await db
    .prepare(END)
    .bind(id, refused === null ? "done" : "refused", refused, Number(sampled))
    .run();
}
