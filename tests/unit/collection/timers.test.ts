import { describe, expect, test } from "vitest";
import { dayMs } from "../../../durable-objects/collection/calendar/china-time.ts";
import { due } from "../../../durable-objects/collection/due.ts";
import { policy, policyAt, start } from "./support/policy.ts";
import { claimed, graduate, type Story, staff } from "./support/story.ts";

const minute = 60_000;

/** Fires the first timer of this kind at its time, and says when that was. */
function fire(story: Story, prefix: string): number {
  const timer = due(story.state).find(({ id }) => id.startsWith(prefix));
  if (!timer) throw new Error(`no timer ${prefix} among ${due(story.state).map(({ id }) => id)}`);
  story.now = timer.at;
  story.do(timer.command);
  return timer.at;
}

const ids = (story: Story) => due(story.state).map(({ id }) => id.split(":")[0]);

describe("an order", () => {
  test("is asked about after 5 s, 30 s, 1, 3, 5, 10 and 30 minutes, also after it ran out, and not when paid", () => {
    const story = claimed().open("order-1");
    const asked: number[] = [];
    while (ids(story).includes("payment-query")) asked.push(fire(story, "payment-query") - start);
    expect(asked).toEqual([5000, 30_000, minute, 3 * minute, 5 * minute, 10 * minute, 30 * minute]);
    expect(fire(story, "order-expiry") - start).toBe(30 * minute);
    expect(story.effects).toEqual([{ kind: "closePayment", orderNumber: "order-1" }]);
  });

  test("is asked about once when nobody woke the object for ten minutes", () => {
    const story = claimed()
      .open("order-1")
      .wait(10 * minute);
    story.do({ type: "queryPayment", by: { kind: "system" }, orderNumber: "order-1" });
    const [next] = due(story.state).filter(({ id }) => id.startsWith("payment-query"));
    expect(next?.at).toBe(start + 30 * minute);
  });
});

describe("a refund", () => {
  const refund = { type: "requestRefund", by: staff, orderNumber: "order-1", noteId: "n" } as const;

  test("is asked about for three days, and all over again when staff repeat it", () => {
    const story = claimed().open("order-1");
    while (story.state.orders[0]?.status === "open") story.next();
    story.do(refund);
    const fired = new Set<string>();
    const follow = () => {
      const begun = story.now;
      const asked: number[] = [];
      for (;;) {
        const timer = due(story.state).find(({ id }) => id.startsWith("refund-query"));
        if (!timer) return asked;
        expect(fired.has(timer.id), "a timer's id is its key, so it never comes twice").toBe(false);
        fired.add(timer.id);
        asked.push((fire(story, "refund-query") - begun) / minute);
      }
    };
    const schedule = [1, 10, 60, 360, 1440, 4320];
    expect(follow()).toEqual(schedule);
    story.do(refund);
    expect(follow()).toEqual(schedule);
  });
});

describe("a review", () => {
  test("is overdue after two working days, once", () => {
    const story = claimed().until("inReview");
    // Monday 10:00 to Wednesday 10:00.
    expect(fire(story, "review-due")).toBe(start + 2 * dayMs);
    expect(story.state.photo.review?.overdue).toBe(true);
    expect(ids(story)).not.toContain("review-due");
  });
});

describe("reminders", () => {
  const window = { opensAt: start - dayMs, closesAt: start + 20 * dayMs };
  const own = policyAt(start, { window });

  test("are sent after idle days and before the window closes, each once, in daytime", () => {
    const story = claimed(own);
    const sent: number[] = [];
    while (ids(story).includes("reminder")) sent.push((fire(story, "reminder") - start) / dayMs);
    expect(sent).toEqual([3, 13, 19]);
    expect(story.effects).toMatchObject([{ kind: "message", message: "windowClosing" }]);
  });

  test("that came due together are one message", () => {
    const story = claimed(own).wait(19.5 * dayMs);
    story.do({ type: "remind", by: { kind: "system" } });
    expect(story.effects).toHaveLength(1);
    expect(ids(story)).not.toContain("reminder");
  });

  test("are not sent when the window has closed meanwhile", () => {
    const story = claimed(own).wait(30 * dayMs);
    story.do({ type: "remind", by: { kind: "system" } });
    expect(story.effects).toEqual([]);
  });

  test("are given by staff once a day at most, and count as one whoever gave the last", () => {
    const story = claimed(own).wait(12 * 3_600_000);
    const remind = { type: "remind", by: staff } as const;
    story.do(remind);
    expect(story.effects).toMatchObject([
      { kind: "message", message: "reminder", accountId: "account-a", data: { closesAt: window.closesAt } },
    ]);
    expect(story.wait(dayMs - 1).try(remind)).toBe("remindedLately");
    expect(story.effects).toEqual([]);
    story.wait(1).do(remind);
    expect(story.state.remindedAt).toBe(story.now);
    fire(story, "reminder");
    expect(story.try(remind)).toBe("remindedLately");
  });

  test("are not given by staff when it is not the graduate's turn or the window is shut", () => {
    const remind = { type: "remind", by: staff } as const;
    expect(claimed(own).until("inReview").try(remind)).toBe("nothingToRemind");
    const released = claimed(own).do({ type: "release", by: graduate, noteId: null });
    expect(released.try(remind)).toBe("nothingToRemind");
    expect(
      claimed(own)
        .wait(20 * dayMs)
        .try(remind),
    ).toBe("windowClosed");
  });

  test("are for whoever has to do something, not during review", () => {
    expect(ids(claimed(own).until("inReview"))).not.toContain("reminder");
    const free = claimed(own);
    free.do({ type: "release", by: graduate, noteId: null });
    expect(ids(free)).not.toContain("reminder");
  });
});

describe("retention", () => {
  test("ends its days after delivery, and removes the photos", () => {
    const story = claimed().until("delivered");
    expect(fire(story, "retention")).toBe(start + 180 * dayMs);
    expect(story.effects).toEqual([{ kind: "purgeFiles", scope: "photos" }]);
    expect(due(story.state)).toEqual([]);
  });

  test("of what nobody finished counts from the end of the window, or from whatever happened after it", () => {
    const shut = policy.window.closesAt;
    const left = claimed().until("shot");
    expect(left.try({ type: "purge", by: staff, noteId: "n" })).toBe("notFinished");
    expect(fire(left, "retention")).toBe(shut + 180 * dayMs);
    expect(left.effects).toEqual([{ kind: "purgeFiles", scope: "photos" }]);

    const reopened = claimed().until("shot").do({ type: "close", by: staff, noteId: "n" });
    reopened.now = shut + 100 * dayMs;
    reopened.do({ type: "reopen", by: staff, noteId: "n" });
    expect(fire(reopened, "retention")).toBe(shut + 280 * dayMs);
  });

  test("of what a reviewer or the school has to deal with does not begin, window or not", () => {
    for (const status of ["inReview", "approved"] as const) {
      const story = claimed().until(status);
      story.now = policy.window.closesAt + 400 * dayMs;
      expect(ids(story)).not.toContain("retention");
      expect(story.try({ type: "purge", by: staff, noteId: "n" })).toBe("notFinished");
    }
  });

  test("waits for money that is still on its way", () => {
    const story = claimed().open("order-1");
    while (story.state.orders[0]?.status === "open") story.next();
    story.do({ type: "requestRefund", by: graduate, orderNumber: "order-1", noteId: null });
    story.do({ type: "close", by: staff, noteId: "n" });
    expect(ids(story)).not.toContain("retention");
    expect(story.try({ type: "purge", by: staff, noteId: "n" })).toBe("moneyMoving");
  });
});
