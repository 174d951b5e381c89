import { afterAll, beforeAll, expect, test } from "vitest";
import { playWechat } from "../api/client.ts";
import { openProgramme } from "../api/stage.ts";
import { testEnv } from "../test-env.ts";
import { clock } from "./clock.ts";
import { newPayer } from "./collector.ts";
import { Told } from "./told.ts";

beforeAll(() => clock.stopAt("2035-11-06T11:00:00"));
afterAll(() => clock.release());

test("a refund of an order that WeChat Pay says it does not have is put before staff, not taken for done", async () => {
  const one = new Told(await newPayer());
  await one.begin({}, (await openProgramme()).id);
  const opened = await one.perform({ type: "openOrder", by: one.by, services: ["basic"] });
  if (!opened.ok || opened.order === undefined) throw new Error("no order");
  // Paid to another merchant, as before a change of the account: this one has never heard of it.
  const { number: orderNumber, amountFen } = opened.order;
  const money = { amountFen, currency: "CNY", paidAt: Date.now() };
  const by = { kind: "system" } as const;
  await one.give({ type: "recordPayment", by, orderNumber, transactionId: "elsewhere", ...money });
  const staff = { kind: "staff", staffId: "s1" } as const;
  await one.give({ type: "requestRefund", by: staff, orderNumber, note: "why" });
  const { effects } = await one.object.history();
  expect(effects.filter(({ effect }) => effect.kind === "refund")).toMatchObject([{ state: "refused" }]);
});

test("a refund that the payer's closed account can never take is over, so that staff may refund by other means", async () => {
  const one = new Told(await newPayer());
  await one.begin();
  const orderNumber = await one.pay();
  await playWechat("/fault", { path: "/v3/refund", kind: "errcode", code: "USER_ACCOUNT_ABNORMAL" });
  await one.give({ type: "requestRefund", by: one.by, orderNumber });
  const [order] = await one.orders();
  expect(order).toMatchObject({ status: "paid", refunds: [{ status: "closed" }] });
  const { effects } = await one.object.history();
  const told = effects.find(({ effect }) => effect.kind === "refund");
  expect(told?.outcome).toBe("refundUserAccount:USER_ACCOUNT_ABNORMAL");
  // Staff are told, and nothing stands in the way of a purge any more.
  const row = await testEnv.DB.prepare("SELECT attention FROM graduates WHERE id = ?1")
    .bind(one.id)
    .first<{ readonly attention: string }>();
  expect(JSON.parse(row?.attention ?? "")).toEqual(["refundClosed"]);
});
