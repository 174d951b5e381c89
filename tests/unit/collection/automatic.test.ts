import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { system } from "../../../durable-objects/collection/actor.ts";
import { AUTOMATIC_AFTER, courseOf } from "../../../durable-objects/collection/automatic.ts";
import type { Command } from "../../../durable-objects/collection/command.ts";
import { due } from "../../../durable-objects/collection/due.ts";
import { policyFault } from "../../../durable-objects/collection/policy.ts";
import { inSample } from "../../../durable-objects/collection/sample.ts";
import { projectionOf } from "../../../durable-objects/projection.ts";
import { policyAt, start } from "./support/policy.ts";
import { claimed, graduate, type Story, staff } from "./support/story.ts";

// Under the seed `few` the first submission of `g1` is in no small sample; with 100 % it is in each.
const wanted = (samplePercent: number, change = {}) =>
  policyAt(start, { automatic: { samplePercent, seed: "few" }, ...change });
const byMachine = (submission = 1): Command => {
  return { type: "approve", by: system, submission, stage: "central", noteId: null };
};
const timer = (story: Story) => due(story.state).find(({ id }) => id.startsWith("automatic:"));
const shown = (story: Story) =>
  projectionOf(story.state, null, { attention: [], waitingSince: null, reminderOutcome: null })?.reviewStage;

describe("a photo whose checks all passed", () => {
  test("passes by itself after ten minutes where the programme wants it, and waits for no reviewer", () => {
    const story = claimed(wanted(1)).until("inReview");
    expect(courseOf(story.state)).toBe("alone");
    expect(shown(story)).toBeNull();
    const found = timer(story);
    expect(found?.at).toBe((story.state.photo.review?.submittedAt ?? 0) + AUTOMATIC_AFTER);
    story.do(found?.command ?? byMachine(9));
    expect(story.state.photo.status).toBe("approved");
    expect(timer(story)).toBeUndefined();
  });

  test("can be withdrawn before that", () => {
    const story = claimed(wanted(1)).until("inReview").do({ type: "withdraw", by: graduate });
    expect(timer(story)).toBeUndefined();
    expect(story.try(byMachine())).toBe("notInReview");
  });

  test("goes to a person when it is in the sample, and the machine's own verdict is refused", () => {
    const story = claimed(wanted(100)).until("inReview");
    expect(courseOf(story.state)).toBe("sample");
    expect(shown(story)).toBe("central");
    expect(timer(story)).toBeUndefined();
    expect(story.try(byMachine())).toBe("actorNotAllowed");
  });

  test("goes to a person where the programme says nothing", () => {
    const story = claimed().until("inReview");
    expect(courseOf(story.state)).toBe("person");
    expect(story.try(byMachine())).toBe("actorNotAllowed");
  });

  test("goes to a person when one has rejected a photo of the same graduate before", () => {
    const story = claimed(wanted(1)).until("inReview");
    const reject = { type: "reject", by: staff, submission: 1, stage: "central", noteId: null } as const;
    story.do({ ...reject, reasons: ["makeup"] }).until("inReview");
    expect(courseOf(story.state)).toBe("person");
  });

  test("is still judged by the school first where there are two stages", () => {
    const story = claimed(wanted(1, { reviewStages: ["school", "central"] })).until("inReview");
    expect(courseOf(story.state)).toBe("person");
    story.do({ type: "approve", by: staff, submission: 1, stage: "school", noteId: null });
    expect(courseOf(story.state)).toBe("alone");
  });

  test("never passes by itself with a doubt, or where a document shows the face", () => {
    const { state } = claimed(wanted(1)).until("inReview");
    const { standard } = state.photo;
    const doubted = { ...state.photo, standard: standard && { ...standard, doubts: ["pose.roll"] } };
    expect(courseOf({ ...state, photo: doubted })).toBe("person");
    expect(courseOf({ ...state, claim: state.claim && { ...state.claim, method: "identity" } })).toBe(
      "person",
    );
  });
});

describe("a sample", () => {
  test("is drawn the same each time, grows with its share, and another seed draws another", () => {
    const keys = Array.from({ length: 20_000 }, (_, n) => `g${n}:1`);
    const drawn = (seed: string, percent: number) => keys.filter((key) => inSample(seed, key, percent));
    const five = drawn("a", 5);
    expect(drawn("a", 5)).toEqual(five);
    // Five standard deviations of a binomial draw.
    expect(Math.abs(five.length - 1000)).toBeLessThan(5 * Math.sqrt(1000 * 0.95));
    expect(drawn("a", 50)).toEqual(expect.arrayContaining(five.slice(0, 20)));
    expect(drawn("b", 5)).not.toEqual(five);
  });

  test("of nothing holds nobody, and of everything everybody", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (seed, key) => {
        expect(inSample(seed, key, 0)).toBe(false);
        expect(inSample(seed, key, 100)).toBe(true);
      }),
    );
  });
});

test.each([0, 101, 2.5])("a sample of %d %% is no policy", (samplePercent) => {
  expect(policyFault(wanted(samplePercent))).toBe("automatic");
});
