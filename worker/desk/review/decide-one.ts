import type { ReviewStage } from "../../../durable-objects/collection/policy.ts";
import { keysOf } from "../../env.ts";
import { reviewReasons } from "../../review/reasons.ts";
import { audit } from "../../roster/audit.ts";
import { platformMinting } from "../../roster/ids.ts";
import { holdDecision } from "../../roster/review/decisions.ts";
import { leaseOf } from "../../roster/review/queue.ts";
import { holdsSecondLook, judgeSecondLook } from "../../roster/review/second-looks.ts";
import { schoolOfGraduate } from "../../roster/whereabouts.ts";
import type { Text } from "../../text.ts";
import type { DeskContext } from "../frame/desk-env.ts";
import { reviews } from "./scope.ts";
import { REVIEW_TEXTS } from "./texts.ts";

type Decided =
  | { readonly ok: true; readonly id: string; readonly approved: boolean }
  | { readonly ok: false; readonly text: Text };

/** What the form says: which photo, and how it is judged. */
interface Typed {
  readonly graduateId: string;
  readonly submission: number;
  readonly stage: ReviewStage;
  readonly approved: boolean;
  readonly reasons: readonly string[];
  readonly note: string | null;
}

/**
 * Takes a reviewer's verdict on the photo they have on screen; refused when it is no longer theirs. A first verdict is
 * held until it can no longer be undone, a second look is only noted; the reviewer does not see which of them it was.
 */
export async function decideOne(context: DeskContext): Promise<Decided> {
  const { env } = context;
  const { staff } = context.var;
  const typed = typedVerdict(await context.req.parseBody({ all: true }));
  const schoolId = typed && (await schoolOfGraduate(env.DB, typed.graduateId));
  if (!typed || !schoolId || !reviews(staff, typed.stage, schoolId)) {
    return { ok: false, text: REVIEW_TEXTS.lost };
  }
  const { graduateId, submission, stage, approved, reasons } = typed;
  if (!approved && reasons.length === 0) return { ok: false, text: REVIEW_TEXTS.noReasons };
  const now = Date.now();
  const [lease, second] = await Promise.all([
    leaseOf(env.DB, staff.id, graduateId, now),
    holdsSecondLook(env.DB, staff.id, graduateId, now),
  ]);
  const first = lease !== null && lease.submission === submission && lease.stage === stage;
  if (!first && !second) return { ok: false, text: REVIEW_TEXTS.lost };
  await note(context, typed, schoolId);
  const id = first
    ? await holdDecision(
        env.DB,
        await keysOf(env),
        { ...typed, schoolId, reviewer: staff.id, seconds: Math.round((now - lease.since) / 1000) },
        platformMinting,
      )
    : await judgeSecondLook(env.DB, { ...typed, reviewer: staff.id }, now);
  return id === null ? { ok: false, text: REVIEW_TEXTS.lost } : { ok: true, id, approved };
}

function typedVerdict(form: Readonly<Record<string, unknown>>): Typed | null {
  const { graduate, submission, stage, verdict, reason, note: words } = form;
  if (typeof graduate !== "string" || (stage !== "school" && stage !== "central")) return null;
  if (verdict !== "approve" && verdict !== "reject") return null;
  const chosen = [reason ?? []].flat();
  const approved = verdict === "approve";
  const known = reviewReasons.map(({ code }) => code).filter((code) => chosen.includes(code));
  return {
    graduateId: graduate,
    submission: Number(submission),
    stage,
    approved,
    reasons: approved ? [] : known,
    note: typeof words === "string" && words.trim() !== "" ? words.trim().slice(0, 500) : null,
  };
}

/** Writes the audit log, before anything is done. */
function note(
  context: DeskContext,
  { graduateId, submission, stage, approved, reasons }: Typed,
  schoolId: string,
) {
  const { staff, role } = context.var;
  return audit(
    context.env.DB,
    {
      actor: staff.id,
      role,
      action: approved ? "approve" : "reject",
      subjectKind: "graduate",
      subjectId: graduateId,
      schoolId,
      reason: reasons.join(",") || null,
      details: { submission, stage },
    },
    platformMinting,
  );
}
