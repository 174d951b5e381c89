import { describe, expect, test } from "vitest";
import { system } from "../../../durable-objects/collection/actor.ts";
import type { Command, CommandOf } from "../../../durable-objects/collection/command.ts";
import { money, paymentOf } from "../../../durable-objects/collection/payment.ts";
import { projectionOf } from "../../../durable-objects/projection.ts";
import { policy, start } from "./support/policy.ts";
import { claimed, graduate, held, type Story, staff } from "./support/story.ts";

const minute = 60_000;

function payment(orderNumber: string, change: Partial<CommandOf<"recordPayment">> = {}): Command {
  const transactionId = `wx-${orderNumber}`;
  const paid = { transactionId, amountFen: 2990, currency: "CNY", paidAt: start };
  return { type: "recordPayment", by: system, orderNumber, ...paid, ...change };
}

function refund(orderNumber: string, status: "succeeded" | "abnormal" | "closed", number = 1): Command {
  const refundNumber = `${orderNumber}-r${number}`;
  return { type: "recordRefund", by: system, orderNumber, refundNumber, amountFen: 2990, status };
}

const kinds = (story: Story) => story.effects.map((effect) => effect.kind);

describe("a payment", () => {
  test("pays for shots again and again, also after a rejection", () => {
    const story = claimed().open("order-1").do(payment("order-1")).until("inReview");
    const { submission, stage } = story.state.photo.review ?? { submission: 0, stage: "central" };
    story.do({ type: "reject", by: staff, submission, stage, reasons: ["background"], noteId: null });
    story.until("delivered");
    expect(story.state.photo.submissions).toBe(2);
    expect(money(story.state)).toEqual({ in: 2990, kept: 2990, back: 0 });
  });

  test.each([
    ["another amount", { amountFen: 2989 }],
    ["more than asked", { amountFen: 2991 }],
    ["another currency", { currency: "USD" }],
  ])("of %s marks nothing paid", (_, change) => {
    const story = claimed().open("order-1");
    expect(story.try(payment("order-1", change))).toBe("amountMismatch");
    expect(paymentOf(story.state)).toBe("pending");
  });

  test("under a second transaction number waits for a person", () => {
    const story = claimed().open("order-1").do(payment("order-1"));
    expect(story.try(payment("order-1", { transactionId: "wx-other" }))).toBe("paymentConflict");
  });

  test("for an order that ran out is accepted, and the next open order is closed", () => {
    const story = claimed()
      .open("order-1")
      .wait(31 * minute);
    story.do({ type: "expireOrder", by: system, orderNumber: "order-1" });
    expect(kinds(story)).toEqual(["closePayment"]);
    story.open("order-2").do(payment("order-1"));
    expect(paymentOf(story.state)).toBe("paid");
    expect(story.state.orders.map((order) => order.status)).toEqual(["paid", "expired"]);
    expect(story.effects).toContainEqual({ kind: "closePayment", orderNumber: "order-2" });
  });

  test("for a second order goes straight back", () => {
    const story = claimed()
      .open("order-1")
      .wait(31 * minute)
      .open("order-2");
    story.do(payment("order-2")).do(payment("order-1"));
    expect(story.effects).toEqual([
      {
        kind: "refund",
        orderNumber: "order-1",
        refundNumber: "order-1-r1",
        amountFen: 2990,
        totalFen: 2990,
        cause: "surplus",
      },
    ]);
    expect(paymentOf(story.state)).toBe("paid");
    story.do(refund("order-1", "succeeded"));
    expect(money(story.state)).toEqual({ in: 5980, kept: 2990, back: 2990 });
    expect(paymentOf(story.state)).toBe("paid");
  });

  test("that comes after the account let go does not pay for the next holder", () => {
    const story = claimed().open("order-1").do({ type: "release", by: graduate, noteId: null });
    const other = { kind: "graduate", accountId: "account-b" } as const;
    const identity = { graduateId: "g1", programmeId: "p1", schoolId: "u1" };
    story.do({ type: "claim", by: other, ...identity, method: "code", proofHolds: true, policy });
    story.do(payment("order-1"));
    expect(paymentOf(story.state)).toBe("unpaid");
    expect(kinds(story)).toEqual(["refund"]);
  });

  test("that comes after closing goes straight back", () => {
    const story = claimed().open("order-1").do({ type: "close", by: staff, noteId: "n" });
    story.do(payment("order-1"));
    expect(kinds(story)).toEqual(["refund"]);
  });

  test("that comes after purging goes straight back", () => {
    const story = claimed()
      .wait(policy.window.closesAt - start - minute)
      .open("order-1")
      .wait(31 * minute);
    story.do({ type: "expireOrder", by: system, orderNumber: "order-1" });
    story.do({ type: "purge", by: staff, noteId: "n" }).do(payment("order-1"));
    expect(kinds(story)).toEqual(["refund"]);
    story.do(refund("order-1", "succeeded"));
    expect(money(story.state)).toEqual({ in: 2990, kept: 0, back: 2990 });
  });
});

describe("an order", () => {
  test("of price 0 is waived without any payment", () => {
    const free = policy.services.map((service) => ({ ...service, priceFen: 0 }));
    const story = claimed().do({
      type: "adoptPolicy",
      by: staff,
      policy: { ...policy, version: 2, services: free },
    });
    story.open("order-1");
    expect(paymentOf(story.state)).toBe("waived");
    expect(story.state.orders).toEqual([]);
    expect(story.until("delivered").state.photo.status).toBe("delivered");
  });

  test("keeps its price when the programme changes it", () => {
    const dear = policy.services.map((service) => ({ ...service, priceFen: 9900 }));
    const story = claimed().open("order-1");
    story.do({ type: "adoptPolicy", by: staff, policy: { ...policy, version: 2, services: dear } });
    story.do(payment("order-1"));
    expect(paymentOf(story.state)).toBe("paid");
  });

  test("adds up what was chosen and needs what is required", () => {
    const story = claimed();
    const order = { type: "openOrder", by: graduate, orderNumber: "order-1" } as const;
    expect(story.try({ ...order, services: ["prints"] })).toBe("serviceMissing");
    expect(story.try({ ...order, services: [] })).toBe("serviceMissing");
    expect(story.try({ ...order, services: ["basic", "basic"] })).toBe("serviceMissing");
    expect(story.try({ ...order, services: ["basic", "frame"] })).toBe("serviceUnknown");
    story.open("order-1", ["basic", "prints"]);
    expect(story.state.orders[0]?.amountFen).toBe(3990);
  });

  test("that is open is answered again for the same choice, and in the way of another", () => {
    const story = claimed().open("order-1").open("order-2");
    expect(story.state.orders).toHaveLength(1);
    const other = {
      type: "openOrder",
      by: graduate,
      orderNumber: "order-3",
      services: ["basic", "prints"],
    } as const;
    expect(story.try(other)).toBe("orderPending");
    story.do({ type: "expireOrder", by: graduate, orderNumber: "order-1" });
    expect(story.try(other)).toBe("ok");
  });

  test("cannot be opened before the record is confirmed, so that nobody pays for another enrolment", () => {
    const story = held();
    const order = { type: "openOrder", by: graduate, orderNumber: "order-1", services: ["basic"] } as const;
    expect(story.try(order)).toBe("recordNotConfirmed");
  });
});

describe("a refund", () => {
  const request = { type: "requestRefund", by: graduate, orderNumber: "order-1", noteId: null } as const;
  const byStaff = { ...request, by: staff, noteId: "n" } as const;

  test("is the graduate's to ask for until review, and staff's at any time with a reason", () => {
    const story = claimed().open("order-1").do(payment("order-1")).until("inReview");
    expect(story.try(request)).toBe("refundByService");
    expect(story.try({ ...byStaff, noteId: null })).toBe("noteRequired");
    story.do(byStaff);
    expect(story.state.photo.status, "reviewers do not see it any more").toBe("standardized");
  });

  test("ends the service until there is a new order", () => {
    const story = claimed().open("order-1").do(payment("order-1")).until("standardized").do(request);
    const submit = {
      type: "submit",
      by: graduate,
      standardSha256: story.state.photo.standard?.sha256 ?? "",
    } as const;
    expect(story.try(submit)).toBe("paymentNeeded");
    const order = { type: "openOrder", by: graduate, orderNumber: "order-2", services: ["basic"] } as const;
    expect(story.try(order)).toBe("refundRunning");
    story.do(refund("order-1", "succeeded"));
    expect(paymentOf(story.state)).toBe("refunded");
    expect(story.try(submit)).toBe("paymentNeeded");
    story.open("order-2").do(payment("order-2")).do(submit);
    expect(money(story.state)).toEqual({ in: 5980, kept: 2990, back: 2990 });
  });

  test("asked for twice leaves once, and staff's retry uses the same number", () => {
    const story = claimed().open("order-1").do(payment("order-1")).do(request);
    story.do(request);
    expect(story.effects).toEqual([]);
    story.do(byStaff);
    expect(story.effects).toMatchObject([{ kind: "refund", refundNumber: "order-1-r1" }]);
  });

  test("that the provider closed leaves the service paid, and the next one has a new number", () => {
    const story = claimed()
      .open("order-1")
      .do(payment("order-1"))
      .do(request)
      .do(refund("order-1", "abnormal"));
    expect(paymentOf(story.state)).toBe("refunding");
    story.do(refund("order-1", "closed"));
    expect(paymentOf(story.state)).toBe("paid");
    story.do(byStaff);
    expect(story.effects).toMatchObject([{ kind: "refund", refundNumber: "order-1-r2" }]);
  });

  test("reported before its payment is refused until the payment is known", () => {
    const story = claimed().open("order-1");
    const console = { ...refund("order-1", "succeeded"), refundNumber: "console" } as Command;
    expect(story.try(console)).toBe("paymentUnknown");
    story.do(payment("order-1")).do(console);
    expect(paymentOf(story.state)).toBe("refunded");
  });

  test("made in the merchant's console is booked, in part or whole, and never beyond the payment", () => {
    const part = (refundNumber: string, amountFen: number): Command => {
      const refunded = { orderNumber: "order-1", refundNumber, amountFen, status: "succeeded" } as const;
      return { type: "recordRefund", by: system, ...refunded };
    };
    const story = claimed().open("order-1").do(payment("order-1")).do(part("console-1", 1000));
    expect(paymentOf(story.state)).toBe("paid");
    expect(story.try(part("console-2", 1991))).toBe("refundExceedsPayment");
    story.do(request);
    expect(story.effects).toMatchObject([{ amountFen: 1990, totalFen: 2990 }]);
    story.do(part("order-1-r1", 1990));
    expect(money(story.state)).toEqual({ in: 2990, kept: 0, back: 2990 });
  });

  test("of an approved photo leaves the photo as it is", () => {
    const story = claimed().open("order-1").do(payment("order-1")).until("approved").do(byStaff);
    expect(story.state.photo.status).toBe("approved");
  });
});

describe("staff are told", () => {
  const told = (story: Story) =>
    projectionOf(story.state, null, { attention: [], waitingSince: null, reminderOutcome: null })?.attention;

  test("of a refund that is abnormal until it has ended, also of one that nobody asked for", () => {
    const story = claimed()
      .open("order-1")
      .wait(31 * minute)
      .open("order-2");
    story.do(payment("order-2")).do(payment("order-1"));
    expect(told(story)).toEqual([]);
    story.do(refund("order-1", "abnormal"));
    expect(told(story)).toEqual(["refundAbnormal"]);
    story.do(refund("order-1", "succeeded"));
    expect(told(story)).toEqual([]);
  });

  test("of a surplus whose refund was closed until it went back", () => {
    const story = claimed().open("order-1").do({ type: "close", by: staff, noteId: "n" });
    story.do(payment("order-1")).do(refund("order-1", "closed"));
    expect(told(story)).toEqual(["refundClosed"]);
    story.do({ type: "requestRefund", by: staff, orderNumber: "order-1", noteId: "n" });
    expect(told(story)).toEqual([]);
    story.do(refund("order-1", "succeeded", 2));
    expect(told(story)).toEqual([]);
  });
});
