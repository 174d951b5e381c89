import { courseOf } from "../automatic.ts";
import { addWorkingDays } from "../calendar/working-days.ts";
import { accept, already, type Outcome, refuse } from "../decision.ts";
import type { Fact } from "../event.ts";
import { entitled, payingOrder } from "../payment.ts";
import type { Review } from "../photo.ts";
import type { Policy, ReviewStage } from "../policy.ts";
import type { Collection } from "../state.ts";
import type { Context, Deciders } from "./context.ts";
import { lockedPhoto } from "./shot.ts";
import { outsideWindow } from "./window.ts";

const dueAt = ({ policy, now }: Context) => addWorkingDays(now, policy.reviewWorkingDays, policy.calendar);

/** @returns The review, if the reviewer had this very submission and stage on screen. */
function reviewed({ photo }: Collection, seen: { submission: number; stage: ReviewStage }): Review | Outcome {
  if (photo.status !== "inReview" || !photo.review) return refuse("notInReview");
  const same = photo.review.submission === seen.submission && photo.review.stage === seen.stage;
  return same ? photo.review : refuse("reviewMoved");
}

/** The stage after this one; a stage passed before the policy changed is not asked again. */
function nextStage(
  state: Collection,
  policy: Policy,
  { submission, stage }: Review,
): ReviewStage | undefined {
  const passed = state.photo.verdicts.filter((v) => v.submission === submission).map((v) => v.stage);
  const later = policy.reviewStages.slice(policy.reviewStages.indexOf(stage) + 1);
  return later.find((candidate) => !passed.includes(candidate));
}

/** What the approval has earned, once an order: a photo that is reopened and approved again earns nothing new. */
function rendered(state: Collection): Fact[] {
  const order = payingOrder(state);
  const earned = order?.status === "paid" && order.renderedAt === null;
  return earned ? [{ type: "ServiceRendered", orderNumber: order.number }] : [];
}

export const reviewDeciders: Deciders<
  "submit" | "withdraw" | "recall" | "markOverdue" | "approve" | "reject" | "deliver"
> = {
  submit(context, { standardSha256 }) {
    const { state, policy, now } = context;
    const { status, standard } = state.photo;
    if (status === "inReview" && standard?.sha256 === standardSha256) return already;
    const stop = lockedPhoto(state) ?? outsideWindow(policy, now);
    if (stop) return stop;
    if (!entitled(state)) return refuse("paymentNeeded");
    if (status !== "standardized" || !standard) return refuse("notStandardized");
    if (standard.sha256 !== standardSha256) return refuse("standardReplaced");
    if (state.claim?.recordConfirmedAt == null) return refuse("recordNotConfirmed");
    const [stage] = policy.reviewStages;
    if (!stage) return refuse("policyInvalid", { field: "reviewStages" });
    const submission = state.photo.submissions + 1;
    return accept({ type: "Submitted", submission, stage, dueAt: dueAt(context) });
  },

  withdraw({ state: { photo }, policy, now }) {
    const { review } = photo;
    if (photo.status !== "inReview" || !review) return refuse("notInReview");
    if (photo.verdicts.some((v) => v.submission === review.submission)) return refuse("reviewBegun");
    // What is taken back then could never be submitted again.
    const outside = outsideWindow(policy, now);
    if (outside) return outside;
    return accept({ type: "LeftReview", submission: review.submission, cause: "withdrawn", noteId: null });
  },

  recall({ state: { photo } }, { noteId }) {
    if (photo.status !== "inReview" || !photo.review) return refuse("notInReview");
    return accept({ type: "LeftReview", submission: photo.review.submission, cause: "recalled", noteId });
  },

  markOverdue({ state, now }, seen) {
    const review = reviewed(state, seen);
    if ("ok" in review || review.overdue) return already;
    if (now < review.dueAt) return refuse("notOverdue", { dueAt: review.dueAt });
    return accept({ type: "ReviewOverdue", submission: review.submission, stage: review.stage });
  },

  approve(context, command) {
    const review = reviewed(context.state, command);
    if ("ok" in review) return review;
    if (command.by.kind === "system" && courseOf(context.state) !== "alone") return refuse("actorNotAllowed");
    const { submission, stage } = review;
    const { noteId } = command;
    const next = nextStage(context.state, context.policy, review);
    if (!next) return accept({ type: "Approved", submission, stage, noteId }, ...rendered(context.state));
    return accept({ type: "StagePassed", submission, stage, noteId, next, dueAt: dueAt(context) });
  },

  reject({ state }, command) {
    const review = reviewed(state, command);
    if ("ok" in review) return review;
    const { reasons, noteId } = command;
    if (reasons.length === 0) return refuse("reasonsMissing");
    return accept({ type: "Rejected", submission: review.submission, stage: review.stage, reasons, noteId });
  },

  deliver({ state: { photo } }, { batch, standardSha256 }) {
    const same = photo.standard?.sha256 === standardSha256;
    if (photo.status === "delivered") return same ? already : refuse("photoDelivered");
    if (photo.status !== "approved") return refuse("notApproved");
    return same ? accept({ type: "Delivered", batch, standardSha256 }) : refuse("standardReplaced");
  },
};
