import { describe, expect, test } from "vitest";
import type { Collection, Programme } from "../../../web/app/api/types.ts";
import { belongs, type CollectionPage, nextPage, schoolPage } from "../../../web/app/state/next-page.ts";
import { steps } from "../../../worker/routes/schemas/collection.ts";

/** As little of a collection as decides which page it is on. */
function at(step: Collection["step"], failure: Collection["failure"] = null): Collection {
  const actions = { shoot: { allowed: false }, download: { allowed: false } };
  return { id: "g1", step, failure, actions } as unknown as Collection;
}

const pageOf = (collection: Collection) => nextPage(collection).split("/").at(-1) as CollectionPage;

describe("The page of a collection", () => {
  test.each(steps)(
    "at the step %s is one that shows that step, so that nobody is sent in circles",
    (step) => {
      expect(belongs[pageOf(at(step))](at(step))).toBe(true);
    },
  );

  test("shows why a shot failed before the rules are shown again", () => {
    for (const step of ["shoot", "retake"] as const) {
      const failed = at(step, { cause: "checks", checks: ["eyes.open"] });
      expect(pageOf(failed)).toBe("result");
      expect(belongs.result(failed)).toBe(true);
    }
    expect(pageOf(at("shoot"))).toBe("rules");
  });

  test("tells a photo that checks stopped from one that a reviewer did not approve", () => {
    const stopped = at("retake", { cause: "checks", checks: ["eyes.open"] });
    expect(belongs.rejected(stopped)).toBe(false);
    expect(pageOf(at("retake"))).toBe("rejected");
    expect(belongs.result(at("retake"))).toBe(false);
  });

  test("keeps the school that was chosen on the way back to it", () => {
    expect(schoolPage({ schoolId: "s1" } as Programme)).toBe("/school?school=s1");
    expect(schoolPage(undefined)).toBe("/school");
  });

  test("is not the one of another step: paying, judging and saving stay behind their steps", () => {
    expect(belongs.pay(at("shoot"))).toBe(false);
    expect(belongs.shoot(at("pay"))).toBe(false);
    expect(belongs.result(at("waitForReview"))).toBe(false);
    expect(belongs.download(at("waitForReview"))).toBe(false);
  });
});
