import type { Input } from "../../../durable-objects/request.ts";
import { clearAttempts } from "../../roster/attempts.ts";
import { listedGraduate } from "../../roster/whereabouts.ts";
import type { Text } from "../../text.ts";
import type { DeskContext } from "../frame/desk-env.ts";
import type { PlainAction } from "./actions.ts";
import { CORRECTED } from "./correct-record.tsx";
import { heldAgainst } from "./load.ts";

/** What an action came to, in words. */
export interface Said {
  readonly ok: boolean;
  readonly text: Text;
}

const DONE: Text = { zh: "已执行。", en: "Done." };
const KEY = /^[\x21-\x7e]{8,64}$/;

/** The form's idempotency key: a second tap, or a reload, does nothing twice. */
async function keyOf(context: DeskContext): Promise<string | null> {
  const { key, confirmed } = await context.req.parseBody();
  return typeof key === "string" && KEY.test(key) && confirmed === "yes" ? `desk:${key}` : null;
}

/** Gives the command to the graduate's object; null when the form lacks its key or its confirmation. */
async function perform(context: DeskContext, command: Input): Promise<Said | null> {
  const key = await keyOf(context);
  if (key === null) return null;
  const object = context.env.GRADUATE.getByName(context.var.subject.id);
  const answer = await object.perform({ key, command });
  return answer.ok ? { ok: true, text: DONE } : { ok: false, text: answer.refusal.text };
}

const by = (context: DeskContext) => ({ kind: "staff", staffId: context.var.staff.id }) as const;

/** An action that needs nothing but its reason. */
export function plainAction(context: DeskContext, type: PlainAction): Promise<Said | null> {
  return perform(context, { type, by: by(context), note: context.var.reason });
}

/** Gives used-up tries back: the object's own, and those of the accounts that tried. */
export async function unlockAttempts(context: DeskContext): Promise<Said | null> {
  const { env } = context;
  const { subject } = context.var;
  const object = env.GRADUATE.getByName(subject.id);
  const [listed, { collection }, history] = await Promise.all([
    listedGraduate(env.DB, subject.id),
    object.view(),
    object.history(),
  ]);
  const said = await plainAction(context, "unlockAttempts");
  if (said === null || listed === null) return said;
  const holder = collection.claim?.accountId ?? null;
  const held = await heldAgainst(env, listed.programmeId, subject.id, history, holder);
  for (const { accountId, purpose } of held) await clearAttempts(env.DB, accountId, purpose);
  return held.length > 0 ? { ok: true, text: DONE } : said;
}

/** Sends the money of one order back. */
export async function refundOrder(context: DeskContext): Promise<Said | null> {
  const { order } = await context.req.parseBody();
  if (typeof order !== "string") return null;
  return perform(context, {
    type: "requestRefund",
    by: by(context),
    orderNumber: order,
    note: context.var.reason,
  });
}

/** Corrects the record by the school's word; the document number stays. */
export async function correctRecord(context: DeskContext): Promise<Said | null> {
  const form = await context.req.parseBody();
  const record = await context.env.GRADUATE.getByName(context.var.subject.id).record();
  if (record === null) return null;
  const typed = CORRECTED.map((field) => {
    const value = form[field];
    return [field, typeof value === "string" ? value.normalize("NFKC").trim().slice(0, 100) : ""] as const;
  });
  const { name = "", studentNumber = "", level = "", college, major, className } = Object.fromEntries(typed);
  if (name === "" || studentNumber === "" || level === "") return null;
  const corrected = {
    ...record,
    name,
    studentNumber,
    level,
    college: college || null,
    major: major || null,
    className: className || null,
  };
  return perform(context, {
    type: "correctRecord",
    by: by(context),
    record: corrected,
    note: context.var.reason,
  });
}

/** Asks WeChat Pay about one order. */
export async function queryPayment(context: DeskContext): Promise<Said | null> {
  const { order } = await context.req.parseBody();
  if (typeof order !== "string") return null;
  return perform(context, { type: "queryPayment", by: by(context), orderNumber: order });
}

/** Sends a message of the case once more, through the outbox like the first time. */
export async function resendMessage(context: DeskContext): Promise<Said | null> {
  const seq = Number(context.req.param("seq"));
  const { effects } = await context.env.GRADUATE.getByName(context.var.subject.id).history();
  const effect = effects.find((log) => log.seq === seq)?.effect;
  if (effect?.kind !== "message") return null;
  const { message, accountId, data } = effect;
  return perform(context, {
    type: "resendMessage",
    by: by(context),
    sent: { message, accountId, data },
    note: context.var.reason,
  });
}
