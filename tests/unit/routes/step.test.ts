import { describe, expect, test } from "vitest";
import { dayMs } from "../../../durable-objects/collection/calendar/china-time.ts";
import { paymentOf } from "../../../durable-objects/collection/payment.ts";
import { actionsOf } from "../../../worker/routes/view/actions.ts";
import { stepOf, stepText } from "../../../worker/routes/view/step.ts";
import { claimed, graduate, type Story, staff } from "../collection/support/story.ts";

const system = { kind: "system" } as const;

/** One that was paid for, before any photo. */
function paid(): Story {
  const story = claimed().open("order-1");
  const money = { transactionId: "wx-1", amountFen: 2990, currency: "CNY", paidAt: story.now };
  return story.do({ type: "recordPayment", by: system, orderNumber: "order-1", ...money });
}

/** What the list says of it. */
const said = ({ state, now }: Story) => [
  stepOf(state, now),
  stepText(stepOf(state, now), paymentOf(state)).zh,
];

describe("a collection in 采集列表", () => {
  test("says that the money is on its way back, and then that it is back", () => {
    const story = paid();
    expect(said(story)).toEqual(["shoot", "待拍照"]);
    story.do({ type: "requestRefund", by: graduate, orderNumber: "order-1", noteId: null });
    expect(said(story)).toEqual(["waitForRefund", "退款处理中"]);
    const refund = { refundNumber: "order-1-r1", amountFen: 2990, status: "succeeded" } as const;
    story.do({ type: "recordRefund", by: system, orderNumber: "order-1", ...refund });
    expect(said(story)).toEqual(["pay", "已退款"]);
    story.wait(400 * dayMs);
    expect(said(story)).toEqual(["windowClosed", "采集已结束"]);
  });

  test("whose record nobody looked at in time is over when the window is", () => {
    const story = claimed();
    const unconfirmed = {
      ...story.state,
      claim: story.state.claim && { ...story.state.claim, recordConfirmedAt: null },
    };
    expect(stepOf(unconfirmed, story.now)).toBe("confirmRecord");
    expect(stepOf(unconfirmed, story.now + 400 * dayMs)).toBe("windowClosed");
  });

  test("that customer service closed says so, paid or not", () => {
    const story = paid().do({ type: "close", by: staff, noteId: "asked" });
    expect(said(story)).toEqual(["closed", "已关闭"]);
  });

  test("whose photo was deleted in time says why nothing can be downloaded, and not that it was never approved", () => {
    const story = paid()
      .until("delivered")
      .wait(200 * dayMs);
    story.do({ type: "purge", by: system, noteId: null });
    expect(stepOf(story.state, story.now)).toBe("done");
    const { download } = actionsOf(story.state, graduate.accountId, story.now);
    expect(download).toMatchObject({ allowed: false, code: "purged" });
  });
});
