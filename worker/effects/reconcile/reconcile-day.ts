import { graduateOf, wechatOf } from "../../adapters.ts";
import { keysOf } from "../../env.ts";
import { type BillSums, keepReconciliation } from "../../roster/reconciliation/days.ts";
import {
  differenceId,
  type FoundDifference,
  resolveDifference,
  saveDifferences,
} from "../../roster/reconciliation/differences.ts";
import { markBilled } from "../../roster/reconciliation/money.ts";
import { downloadTradeBill } from "../../wechat/pay/bill.ts";
import type { BillRow } from "../../wechat/pay/bill-csv.ts";
import { platformWorld } from "../../wechat/world.ts";
import { noticeRefusal } from "../notice-refusal.ts";
import { askAgain } from "./ask-again.ts";
import { compareDay } from "./compare-day.ts";
import { corrected, journalForBill, refundsIn } from "./journal.ts";

/** Graduates whose objects one run looks into; where more differ, the read side's word is listed for the rest. */
const lookInto = 500;

/** How a run ended: the day's differences that wait for a person, or why there was no bill. */
export type ReconciledNow =
  | { readonly ok: true; readonly differences: readonly FoundDifference[] }
  | { readonly ok: false; readonly outcome: string };

/**
 * Compares WeChat Pay's bill of one Beijing day (`2026-11-22`) with the journal, and keeps every difference for staff.
 *
 * What the read side does not agree about is asked of the graduate's object, which has the last word; a row that was
 * behind is put right. Money that WeChat Pay has and the object has not is asked for once more: the difference stays
 * on the list, resolved by `system` where the answer settled it. Safe to repeat: a difference is found once.
 *
 * @param now ms. Without a bill the day waits, and the reason is kept.
 */
export async function reconcileDay(env: Env, day: string, now: number): Promise<ReconciledNow> {
  const { merchant } = await wechatOf(env);
  const bill = await downloadTradeBill(merchant, platformWorld, day);
  if (!bill.ok) {
    const { code, upstream } = bill.refusal;
    await noticeRefusal(env, bill.refusal, now);
    const outcome = upstream === undefined ? code : `${code}:${upstream}`;
    const nothing = { payments: 0, paidFen: 0, refunds: 0, refundedFen: 0 };
    await keepReconciliation(env.DB, { day, state: "waiting", outcome, ...nothing }, now);
    return { ok: false, outcome };
  }
  const { rows } = bill.value;
  const shown = await journalForBill(env.DB, rows, day);
  const behind = ownersOf(compareDay(rows, shown)).slice(0, lookInto);
  const journal = await corrected(env, shown, behind, rows);
  // One that cannot be put right now differs again tomorrow, or is found by the sweep.
  await Promise.allSettled(behind.map((id) => graduateOf(env, id).reproject()));

  const found = compareDay(rows, journal);
  const asked = await askAgain(env, merchant, found.slice(0, lookInto));
  const left = compareDay(rows, await corrected(env, journal, asked, rows));
  await keep(env, day, { found, left }, now);
  await markBilled(env.DB, refundsIn(rows), day);
  const outcome = found.length === 0 ? "agrees" : "differs";
  await keepReconciliation(env.DB, { day, state: "done", outcome, ...sumsOf(rows) }, now);
  return { ok: true, differences: left };
}

function ownersOf(differences: readonly FoundDifference[]): readonly string[] {
  return [...new Set(differences.flatMap(({ graduateId }) => graduateId ?? []))];
}

/** Keeps what was found; what asking has settled is resolved at once. */
async function keep(
  env: Env,
  day: string,
  { found, left }: Readonly<Record<"found" | "left", readonly FoundDifference[]>>,
  now: number,
): Promise<void> {
  await saveDifferences(env.DB, day, [...found, ...left], now);
  const open = new Set(left.map((difference) => differenceId(day, difference)));
  const settled = found.map((difference) => differenceId(day, difference)).filter((id) => !open.has(id));
  const keys = await keysOf(env);
  const why = "向微信支付查询后已入账 / booked after WeChat Pay was asked";
  for (const id of settled) await resolveDifference(env.DB, keys, { id, by: "system", why }, now);
}

function sumsOf(rows: readonly BillRow[]): BillSums {
  const back = rows.filter(({ kind }) => kind === "REFUND");
  return {
    payments: rows.length - back.length,
    paidFen: rows.reduce((sum, { totalFen }) => sum + totalFen, 0),
    refunds: back.length,
    refundedFen: back.reduce((sum, { refundFen }) => sum + refundFen, 0),
  };
}
