import { afterAll, beforeAll, expect, test } from "vitest";
import { messageFault } from "../../../local/wechat-sandbox/api/message-check.ts";
import { sandboxTemplates } from "../../../local/wechat-sandbox/templates.ts";
import { Person, playWechat, well } from "../api/client.ts";
import { openProgramme } from "../api/stage.ts";
import { record } from "../graduate/stage.ts";
import { clock } from "./clock.ts";
import { newPayer, type Payer } from "./collector.ts";
import { Told } from "./told.ts";
import { deliver, fireAlarms } from "./two-books.ts";

const day = 86_400_000;
const staff = { kind: "staff", staffId: "s1" } as const;

beforeAll(() => clock.stopAt("2035-10-06T11:00:00"));
afterAll(() => clock.release());

interface Sent {
  readonly template_id: string;
  readonly data: Record<string, { readonly value: string }>;
}

/** The messages that reached someone's phone, the first one first. */
async function messagesOf({ openid }: Payer): Promise<readonly Sent[]> {
  const { messages } = await playWechat<{ messages: { openid: string; body: string }[] }>("/state");
  return messages
    .filter((one) => one.openid === openid)
    .map(({ body }): Sent => JSON.parse(body))
    .reverse();
}

test("every event sends its message to the payer through the outbox, within WeChat's limits, naming nobody", async () => {
  const payer = await newPayer();
  const programme = await openProgramme();
  const one = new Told(payer);
  await one.begin({}, programme.id);
  const number = await one.pay();
  await one.shoot("light.exposure");
  await one.shoot(null);
  const seen = { by: staff, submission: 1, stage: "central" } as const;
  await one.give({ type: "reject", ...seen, reasons: ["light"], note: "太暗" });
  await one.give({ type: "remind", by: staff });
  await one.shoot(null);
  await one.give({ type: "approve", ...seen, submission: 2 });
  await one.give({ type: "requestRefund", by: staff, orderNumber: number, note: "why" });
  await playWechat("/refund", { outRefundNo: `${number}-r1`, status: "SUCCESS" });
  await deliver();
  await fireAlarms([one]);

  const sent = await messagesOf(payer);
  const kinds = ["paid", "checksFailed", "rejected", "reminder", "approved", "refunded"] as const;
  expect(sent.map(({ template_id }) => template_id)).toEqual(
    kinds.map((kind) => sandboxTemplates[kind].templateId),
  );
  for (const message of sent) {
    expect(typeof messageFault(message)).toBe("object");
    const text = JSON.stringify(message);
    for (const personal of [record.name, record.studentNumber, record.documentLastFour])
      expect(text).not.toContain(personal);
  }
  expect(sent[0]?.data).toMatchObject({ amount2: { value: "¥29.90" } });
  const why = {
    thing1: { value: programme.school },
    phrase2: { value: "未通过" },
    thing3: { value: "光线不均或曝光不当" },
  };
  expect(sent[2]?.data, "the first reason, in the catalogue's words").toEqual(why);
});

test("the message of a refund speaks of what went back and when, be it a part that was refunded by hand", async () => {
  const payer = await newPayer();
  const one = new Told(payer);
  await one.begin({}, (await openProgramme()).id);
  const orderNumber = await one.pay();
  clock.wait(day);
  const part = { refundNumber: "by-hand-1", amountFen: 1000, status: "succeeded" } as const;
  await one.give({ type: "recordRefund", by: { kind: "system" }, orderNumber, ...part });
  await fireAlarms([one]);
  const last = (await messagesOf(payer)).at(-1);
  expect(last?.template_id).toBe(sandboxTemplates.refunded.templateId);
  const values = Object.values(last?.data ?? {}).map(({ value }) => value);
  expect(values).toContain("¥10.00");
  expect(values, "not when it was paid").toContainEqual(expect.stringMatching(/^2035年10月7日/));
});

test("a link that goes out by the reminder's template names the end of the window as its deadline, not the present", async () => {
  const payer = await newPayer();
  const closesAt = Date.parse("2036-01-14T15:30:00+08:00");
  const programme = await openProgramme({ window: { opensAt: Date.now() - day, closesAt } });
  const one = new Told(payer);
  await one.begin({}, programme.id);
  await one.give({ type: "sendLink", by: staff, note: "来电" });
  const last = (await messagesOf(payer)).at(-1);
  expect(last?.template_id).toBe(sandboxTemplates.reminder.templateId);
  expect(last?.data).toMatchObject({ time3: { value: "2036年1月14日 15:30" } });
});

test("the timers remind of standing still and of the closing window, each once", async () => {
  const payer = await newPayer();
  const one = await new Told(payer).begin({
    window: { opensAt: Date.now() - day, closesAt: Date.now() + 10 * day },
    reminders: { beforeCloseDays: [1], idleDays: 3 },
  });
  for (let days = 0; days < 12; days++) {
    clock.wait(day);
    await fireAlarms([one]);
  }
  const sent = await messagesOf(payer);
  expect(sent.map(({ template_id }) => template_id)).toEqual([
    sandboxTemplates.reminder.templateId,
    sandboxTemplates.windowClosing.templateId,
  ]);
});

test("a message that the graduate does not want is recorded as declined and not sent again", async () => {
  const payer = await newPayer();
  const one = await new Told(payer).begin();
  await playWechat("/fault", { path: "/cgi-bin/message", kind: "errcode", code: "43101" });
  await one.pay();
  clock.wait(day);
  await fireAlarms([one]);
  const { effects } = await one.object.history();
  expect(effects.filter(({ effect }) => effect.kind === "message")).toMatchObject([
    { state: "done", outcome: "declined", attempts: 1 },
  ]);
  expect(await messagesOf(payer)).toEqual([]);
});

test("a message that meets a busy WeChat is sent later, once", async () => {
  const payer = await newPayer();
  const one = await new Told(payer).begin();
  await playWechat("/fault", { path: "/cgi-bin/message", kind: "errcode", code: "45011" });
  await one.pay();
  expect(await messagesOf(payer)).toEqual([]);
  clock.wait(60_000);
  await fireAlarms([one]);
  await fireAlarms([one]);
  expect(await messagesOf(payer)).toHaveLength(1);
});

test("a message that nobody takes is left to staff after most of a day", async () => {
  const payer = await newPayer();
  const one = await new Told(payer).begin();
  const busy = () => playWechat("/fault", { path: "/cgi-bin/message", kind: "errcode", code: "45011" });
  await busy();
  await one.pay();
  const told = async () => {
    const { effects } = await one.object.history();
    return effects.filter(({ effect }) => effect.kind === "message" && effect.message === "paid");
  };
  for (let tries = 1; tries < 36; tries++) {
    expect(await told()).toMatchObject([{ state: "waiting", attempts: tries }]);
    await busy();
    clock.wait(3_600_000);
    await fireAlarms([one]);
  }
  expect(await told()).toMatchObject([{ state: "refused", outcome: "rateLimited", attempts: 36 }]);
  expect(await messagesOf(payer)).toEqual([]);
  clock.toNextDay("11:00");
});

test("a reminder that gets away only when its window is over is not sent any more", async () => {
  const payer = await newPayer();
  const one = await new Told(payer).begin({
    window: { opensAt: Date.now() - day, closesAt: Date.now() + 3 * day },
    reminders: { beforeCloseDays: [1], idleDays: null },
  });
  await playWechat("/fault", { path: "/cgi-bin/message", kind: "errcode", code: "45011" });
  clock.wait(2 * day + 3_600_000);
  await fireAlarms([one]);
  clock.wait(2 * day);
  await fireAlarms([one]);
  const { effects } = await one.object.history();
  expect(effects.filter(({ effect }) => effect.kind === "message")).toMatchObject([
    { effect: { message: "windowClosing" }, state: "done", outcome: "tooLate", attempts: 2 },
  ]);
  expect(await messagesOf(payer)).toEqual([]);
});

test("the shell is told which messages to ask for at each tap, so that all six kinds can be accepted", async () => {
  const person = await new Person().login();
  const at = async (moment: string) => person.shell("GET", `/api/shell/messages?at=${moment}`);
  const ids = (kinds: readonly (keyof typeof sandboxTemplates)[]) =>
    kinds.map((kind) => sandboxTemplates[kind].templateId);
  expect(well(await at("scan")).templates).toEqual(ids(["paid", "reminder", "windowClosing"]));
  expect(well(await at("photo")).templates).toEqual(ids(["reminder", "windowClosing", "refunded"]));
  expect((await at("night")).status).toBe(422);
});
