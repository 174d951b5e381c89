import { keysOf } from "../../env.ts";
import { reviewReasons } from "../../review/reasons.ts";
import { audit } from "../../roster/audit.ts";
import { platformMinting } from "../../roster/ids.ts";
import { holdDecision } from "../../roster/review-decisions.ts";
import { leaseOf } from "../../roster/review-queue.ts";
import { schoolOfGraduate } from "../../roster/whereabouts.ts";
import type { Text } from "../../text.ts";
import type { DeskContext } from "../frame/desk-env.ts";
import { reviews } from "./scope.ts";
import { REVIEW_TEXTS } from "./texts.ts";

type Decided =
  | { readonly ok: true; readonly id: string; readonly approved: boolean }
  | { readonly ok: false; readonly text: Text };

/** Holds a reviewer's verdict on the photo they have on screen; refused when it is no longer theirs. */
export async function decideOne(context: DeskContext): Promise<Decided> {
  const { env } = context;
  const { staff, role } = context.var;
  const form = await context.req.parseBody({ all: true });
  const graduateId = typeof form.graduate === "string" ? form.graduate : "";
  const now = Date.now();
  const lease = await leaseOf(env.DB, staff.id, graduateId, now);
  const schoolId = await schoolOfGraduate(env.DB, graduateId);
  const same = lease !== null && form.submission === String(lease.submission) && form.stage === lease.stage;
  if (!same || schoolId === null || !reviews(staff, lease.stage, schoolId)) {
    return { ok: false, text: REVIEW_TEXTS.lost };
  }
  const approved = form.verdict === "approve";
  const chosen = [form.reason ?? []].flat().filter((code) => typeof code === "string");
  const reasons = approved
    ? []
    : reviewReasons.map(({ code }) => code).filter((code) => chosen.includes(code));
  if (!approved && reasons.length === 0) return { ok: false, text: REVIEW_TEXTS.noReasons };
  const note =
    typeof form.note === "string" && form.note.trim() !== "" ? form.note.trim().slice(0, 500) : null;
  const { submission, stage } = lease;
  await audit(
    env.DB,
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
  const seconds = Math.max(0, Math.round((now - lease.since) / 1000));
  const decision = {
    graduateId,
    schoolId,
    submission,
    stage,
    reviewer: staff.id,
    approved,
    reasons,
    note,
    seconds,
  };
  const id = await holdDecision(env.DB, await keysOf(env), decision, platformMinting);
  return id === null ? { ok: false, text: REVIEW_TEXTS.lost } : { ok: true, id, approved };
}
