import { describe, expect, test } from "vitest";
import type { Command } from "../../../durable-objects/collection/command.ts";
import type { ReviewStage } from "../../../durable-objects/collection/policy.ts";
import { policy, policyAt, start } from "./support/policy.ts";
import { claimed, graduate, type Story, staff } from "./support/story.ts";

const twoStages = policyAt(start, { reviewStages: ["school", "central"] });

function approve(stage: ReviewStage, submission = 1): Command {
  return { type: "approve", by: staff, submission, stage, noteId: null };
}

const sha = (story: Story) => story.state.photo.standard?.sha256 ?? "";

describe("a review", () => {
  test("of two stages asks the school first and then the central office, each with its own due date", () => {
    const story = claimed(twoStages).until("inReview");
    const firstDue = story.state.photo.review?.dueAt ?? 0;
    expect(story.try(approve("central"))).toBe("reviewMoved");
    story.wait(3_600_000).do(approve("school"));
    expect(story.state.photo.review).toMatchObject({ stage: "central", dueAt: firstDue + 3_600_000 });
    story.do(approve("central"));
    expect(story.state.photo.status).toBe("approved");
    expect(story.state.photo.verdicts.map((verdict) => verdict.stage)).toEqual(["school", "central"]);
  });

  test("goes on to the central office alone when the school's stage was dropped meanwhile", () => {
    const story = claimed(twoStages).until("inReview");
    story.do({ type: "adoptPolicy", by: staff, policy: { ...policy, version: 2 } });
    story.do(approve("school")).do(approve("central"));
    expect(story.state.photo.status).toBe("approved");
  });

  test("is not begun again at the school when its stage was added meanwhile", () => {
    const story = claimed().until("inReview");
    story.do({ type: "adoptPolicy", by: staff, policy: { ...twoStages, version: 2 } });
    story.do(approve("central"));
    expect(story.state.photo.status).toBe("approved");
  });

  test("can be withdrawn until its first stage has passed, and recalled by customer service after that", () => {
    const story = claimed(twoStages).until("inReview");
    story.do({ type: "withdraw", by: graduate });
    expect(story.state.photo.status).toBe("standardized");
    story.do({ type: "submit", by: graduate, standardSha256: sha(story) }).do(approve("school", 2));
    expect(story.try({ type: "withdraw", by: graduate })).toBe("reviewBegun");
    story.do({ type: "recall", by: staff, noteId: "n" });
    expect(story.state.photo.status).toBe("standardized");
    expect(story.try(approve("central", 2)), "a verdict on what was taken back").toBe("notInReview");
  });

  test("is not withdrawn by the graduate once the window is shut, when nothing could be submitted again", () => {
    const story = claimed(twoStages).until("inReview");
    story.wait(twoStages.window.closesAt - story.now);
    expect(story.try({ type: "withdraw", by: graduate })).toBe("windowClosed");
    story.do(approve("school")).do(approve("central"));
    expect(story.state.photo.status).toBe("approved");
  });

  test("that ends with a verdict on an older submission is refused", () => {
    const story = claimed().until("inReview").do({ type: "withdraw", by: graduate }).until("inReview");
    expect(story.try(approve("central", 1))).toBe("reviewMoved");
  });

  test("needs a reason to reject, and tells the graduate the first one", () => {
    const story = claimed().until("inReview");
    const reject = { type: "reject", by: staff, submission: 1, stage: "central", noteId: null } as const;
    expect(story.try({ ...reject, reasons: [] })).toBe("reasonsMissing");
    story.do({ ...reject, reasons: ["background", "glasses"] });
    expect(story.effects).toEqual([
      { kind: "message", message: "rejected", accountId: "account-a", data: { reason: "background" } },
    ]);
  });
});

describe("an approved photo", () => {
  test("is locked: no shot, no standardizing, no order, no verdict", () => {
    const story = claimed().until("approved");
    const shot = { id: "another", sha256: "s", source: "camera" } as const;
    expect(story.try({ type: "recordShot", by: graduate, shot })).toBe("photoApproved");
    expect(story.try({ type: "beginStandardizing", by: graduate, leaseId: "l", shotId: "s" })).toBe(
      "photoApproved",
    );
    expect(story.try({ type: "submit", by: graduate, standardSha256: sha(story) })).toBe("photoApproved");
    expect(story.try(approve("central"))).toBe("notInReview");
  });

  test("lets go of the identity pictures", () => {
    expect(claimed().until("approved").effects).toContainEqual({ kind: "purgeFiles", scope: "identity" });
  });

  test("fulfils its order once, at the last stage, however often it is reopened and approved again", () => {
    const story = claimed(twoStages).until("inReview").do(approve("school"));
    const [order] = story.state.orders;
    expect(order?.renderedAt, "not before the last stage").toBeNull();
    story.do(approve("central"));
    const { number: orderNumber } = order ?? {};
    expect(story.effects).toContainEqual({ kind: "shipping", orderNumber, at: story.now });
    story.do({ type: "reopen", by: staff, noteId: "n" });
    story.until("inReview").do(approve("school", 2)).do(approve("central", 2));
    expect(story.effects.filter(({ kind }) => kind === "shipping")).toEqual([]);
  });

  test("is reopened by customer service with a reason, and not after delivery", () => {
    const story = claimed().until("approved");
    expect(story.try({ type: "reopen", by: staff, noteId: null })).toBe("noteRequired");
    story.do({ type: "reopen", by: staff, noteId: "n" });
    expect(story.state.photo.status).toBe("standardized");
    story.until("delivered");
    expect(story.try({ type: "reopen", by: staff, noteId: "n" })).toBe("photoDelivered");
    expect(story.try({ type: "close", by: staff, noteId: "n" })).toBe("photoDelivered");
  });

  test("is delivered as the very picture that was exported", () => {
    const story = claimed().until("approved");
    const deliver = { type: "deliver", by: staff, batch: "b1" } as const;
    expect(story.try({ ...deliver, standardSha256: "another" })).toBe("standardReplaced");
    story
      .do({ ...deliver, standardSha256: sha(story) })
      .do({ ...deliver, batch: "b2", standardSha256: sha(story) });
    expect(story.state.photo.status).toBe("delivered");
  });
});

describe("a shot", () => {
  test("comes from the camera where the programme says so, unless staff bring it", () => {
    const story = claimed().until("none").open("order-1");
    while (story.state.orders[0]?.status === "open") story.next();
    const shot = { id: "a", sha256: "s", source: "album" } as const;
    expect(story.try({ type: "recordShot", by: graduate, shot })).toBe("cameraOnly");
    story.do({ type: "recordShot", by: staff, shot: { ...shot, source: "studio" } });
  });

  test("beyond the limit needs customer service", () => {
    const story = claimed().until("shot");
    const shot = (id: string) =>
      ({ type: "recordShot", by: graduate, shot: { id, sha256: id, source: "camera" } }) as const;
    for (let n = 1; n < policy.shotLimit; n++) story.do(shot(`shot-${n}`));
    expect(story.try(shot("one-more"))).toBe("shotLimit");
    story.do({ type: "unlockAttempts", by: staff, noteId: "n" }).do(shot("one-more"));
  });

  test("replaced while an older one was submitted is what counts", () => {
    const story = claimed().until("standardized");
    const old = sha(story);
    story.do({ type: "recordShot", by: graduate, shot: { id: "new", sha256: "n", source: "camera" } });
    expect(story.try({ type: "submit", by: graduate, standardSha256: old })).toBe("notStandardized");
  });
});
