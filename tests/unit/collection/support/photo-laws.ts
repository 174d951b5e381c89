import { expect } from "vitest";
import type { Actor } from "../../../../durable-objects/collection/actor.ts";
import { courseOf } from "../../../../durable-objects/collection/automatic.ts";
import { entitled } from "../../../../durable-objects/collection/payment.ts";
import type { ReviewStage } from "../../../../durable-objects/collection/policy.ts";
import type { Collection } from "../../../../durable-objects/collection/state.ts";
import { expectOpen, type Laws } from "./law.ts";

const LOCKED = ["inReview", "approved", "delivered"];

/** A verdict is about the submission and the stage that are in review, and given by a person or by the checks alone. */
function expectJudged(
  state: Collection,
  { submission, stage, by }: { readonly submission: number; readonly stage: ReviewStage; readonly by: Actor },
): void {
  expect(state.photo.status).toBe("inReview");
  expect(state.photo.review, "the verdict is about what is in review").toMatchObject({ submission, stage });
  const passes = by.kind === "system" && courseOf(state) === "alone";
  expect(by.kind === "staff" || passes, "a person, or checks that may").toBe(true);
}

const passedStages = ({ photo }: Collection, submission: number) =>
  photo.verdicts.filter((verdict) => verdict.submission === submission).map(({ stage }) => stage);

export const photoLaws: Laws = {
  ShotRecorded(state, { shot, by, at }) {
    expect(entitled(state), "a shot needs a paid or waived order").toBe(true);
    expectOpen(state, at);
    const { photo, policy } = state;
    expect(LOCKED).not.toContain(photo.status);
    expect(photo.status, "not while one is standardized").not.toBe("standardizing");
    expect(photo.shots.map(({ id }) => id)).not.toContain(shot.id);
    expect(photo.shotsUsed).toBeLessThan(policy?.shotLimit ?? 0);
    if (by.kind === "graduate" && policy?.capture === "camera-only") expect(shot.source).toBe("camera");
  },
  StandardizingBegun(state, { shotId, until, at }) {
    expect(entitled(state), "standardizing needs a paid or waived order").toBe(true);
    expect(state.photo.status, "one lease at a time, of a fresh shot").toBe("shot");
    expect(state.photo.shots.at(-1)?.id).toBe(shotId);
    expect(until).toBe(at + (state.policy?.leaseMs ?? 0));
  },
  Standardized({ photo }, { leaseId, standard }) {
    expect(photo.lease, "only the lease's own result").toMatchObject({
      id: leaseId,
      shotId: standard.shotId,
    });
  },
  StandardizingFailed({ photo }, { leaseId, failure, at }) {
    expect(photo.lease?.id).toBe(leaseId);
    if (failure.cause === "leaseExpired") expect(at).toBeGreaterThanOrEqual(photo.lease?.until ?? at + 1);
  },
  Submitted(state, { submission, stage, at }) {
    expect(entitled(state), "only what is paid for is submitted").toBe(true);
    expectOpen(state, at);
    expect(state.photo.status).toBe("standardized");
    expect(state.claim?.recordConfirmedAt, "the record is confirmed first").not.toBeNull();
    expect(submission).toBe(state.photo.submissions + 1);
    expect(stage).toBe(state.policy?.reviewStages[0]);
  },
  ReviewOverdue({ photo }, { submission, stage, at }) {
    expect(photo.review).toMatchObject({ submission, stage, overdue: false });
    expect(at).toBeGreaterThanOrEqual(photo.review?.dueAt ?? at + 1);
  },
  StagePassed(state, event) {
    expectJudged(state, event);
    const { next, stage, submission } = event;
    const reviewStages = state.policy?.reviewStages ?? [];
    expect(reviewStages.indexOf(next)).toBeGreaterThan(reviewStages.indexOf(stage));
    expect(passedStages(state, submission), "a stage that passed is not asked again").not.toContain(next);
  },
  Approved(state, event) {
    expectJudged(state, event);
    const reviewStages = state.policy?.reviewStages ?? [];
    const later = reviewStages.slice(reviewStages.indexOf(event.stage) + 1);
    const passed = passedStages(state, event.submission);
    expect(
      later.filter((stage) => !passed.includes(stage)),
      "every stage has been asked",
    ).toEqual([]);
  },
  Rejected(state, event) {
    expectJudged(state, event);
    expect(event.by.kind, "only a person rejects").toBe("staff");
    expect(event.reasons.length, "a rejection says why").toBeGreaterThan(0);
  },
  LeftReview(state, { submission, cause, by, noteId }) {
    expect(state.photo.status).toBe("inReview");
    expect(state.photo.review?.submission).toBe(submission);
    if (cause === "withdrawn") expect(passedStages(state, submission)).toEqual([]);
    if (cause === "recalled") expect([by.kind, noteId === null]).toEqual(["staff", false]);
    if (cause === "refunded") expect(entitled(state), "its money is on the way back").toBe(false);
  },
  PhotoReopened({ photo }, { by }) {
    expect([photo.status, by.kind]).toEqual(["approved", "staff"]);
  },
  Delivered({ photo }, { standardSha256, by }) {
    expect([photo.status, by.kind]).toEqual(["approved", "staff"]);
    expect(standardSha256, "what is delivered is what was approved").toBe(photo.standard?.sha256);
  },
};
