import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mischiefKinds } from "../../../local/wechat-sandbox/notifications.ts";
import { playWechat } from "../api/client.ts";
import { clock } from "./clock.ts";
import { Collector, newPayer, type Payer } from "./collector.ts";
import { deliver, expectAgreement, fireAlarms, letSettle } from "./two-books.ts";

let payer: Payer;
let collector: Collector;

beforeAll(async () => {
  clock.stopAt("2031-03-03T11:00:00");
  payer = await newPayer();
});
afterAll(() => clock.release());

/** Ways to be wrong about what has not happened; the others are ways of arriving. */
const lies = mischiefKinds.filter((kind) => !["duplicate", "delay", "reorder", "drop"].includes(kind));

/** Claims that the order is paid and, where there is one, that its refund has ended. */
async function lie(kind: string, outTradeNo: string): Promise<void> {
  if (!lies.some((one) => one === kind)) return;
  const paid = await playWechat<{ status: number }>("/lie", { outTradeNo, kind });
  const signed = kind.startsWith("wrong");
  expect(paid.status, "signed, it is taken and put aside; else it is refused").toBe(signed ? 204 : 401);
  // A refund's notification names no payer.
  if (kind === "wrongPayer") return;
  await playWechat("/lie-refunded", { outRefundNo: `${outTradeNo}-r1`, kind });
}

async function statusOf(number: string): Promise<string | undefined> {
  return (await collector.orders()).find((order) => order.number === number)?.status;
}

/** Notifications come and timers fire for so long (ms). */
async function pass(...waits: readonly number[]): Promise<void> {
  for (const wait of waits) {
    clock.wait(wait);
    await deliver();
    await fireAlarms([collector]);
  }
}

const minute = 60_000;

describe.each(mischiefKinds)("with a notification that is spoilt by %s", (kind) => {
  test("before, at and after payment and refund, journal, order and bill agree", async () => {
    collector = await new Collector(payer).begin();
    const number = await collector.open();
    if (number === undefined) throw new Error("no order");

    await lie(kind, number);
    expect(await statusOf(number), "nobody has paid").toBe("open");

    await playWechat("/mischief", { kind });
    await playWechat("/pay", { outTradeNo: number });
    await lie(kind, number);
    await pass(1000, 5000, 30_000, minute);
    expect(await statusOf(number)).toBe("paid");

    await lie(kind, number);
    expect(await statusOf(number), "what is paid stays paid").toBe("paid");

    await collector.askBack(number);
    await lie(kind, number);
    await pass(1000);
    expect(await statusOf(number), "the refund is under way").toBe("refunding");
    await lie(kind, number);
    expect(await statusOf(number), "and nobody has ended it").toBe("refunding");

    await playWechat("/mischief", { kind });
    await playWechat("/refund", { outRefundNo: `${number}-r1`, status: "SUCCESS" });
    await pass(1000, minute, 10 * minute);
    expect(await statusOf(number)).toBe("refunded");

    await lie(kind, number);
    expect(await statusOf(number)).toBe("refunded");
    const days = await letSettle([collector], 1);
    expect(await expectAgreement([collector], days)).toEqual({ paid: 1, refunded: 1 });
  });

  test("a payment of an order that we closed is ours, and one beside another goes back", async () => {
    collector = await new Collector(payer).begin();
    const first = await collector.open();
    if (first === undefined) throw new Error("no order");
    await collector.cancel(first);
    await pass(1000);
    await lie(kind, first);
    expect(await statusOf(first), "closed, and nobody has paid").toBe("expired");
    const second = await collector.open();
    if (second === undefined) throw new Error("no second order");
    await playWechat("/mischief", { kind });
    await playWechat("/pay", { outTradeNo: second });
    await playWechat("/mischief", { kind });
    await playWechat("/pay", { outTradeNo: first, late: true });
    await lie(kind, first);
    const days = await letSettle([collector], 5);
    expect(await expectAgreement([collector], days)).toEqual({ paid: 2, refunded: 1 });
    const orders = await collector.orders();
    expect(orders.map(({ status, surplus }) => [status, surplus]).sort()).toEqual([
      ["paid", false],
      ["refunded", true],
    ]);
  });
});
