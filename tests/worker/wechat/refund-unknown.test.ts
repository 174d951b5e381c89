import { afterAll, beforeAll, expect, test } from "vitest";
import { openProgramme } from "../api/stage.ts";
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
