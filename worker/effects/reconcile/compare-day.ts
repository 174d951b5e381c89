import type { FoundDifference } from "../../roster/reconciliation/differences.ts";
import type { OwnedEntry } from "../../roster/reconciliation/money.ts";
import type { BillRow } from "../../wechat/pay/bill-csv.ts";
import { reconcile } from "../../wechat/pay/reconcile.ts";

/** Compares a bill with the money that the journal has for it, and says whose each difference is. */
export function compareDay(
  rows: readonly BillRow[],
  journal: readonly OwnedEntry[],
): readonly FoundDifference[] {
  const underWay = new Set(
    rows.filter(({ refundStatus }) => refundStatus === "PROCESSING").map(({ outRefundNo }) => outRefundNo),
  );
  const owners = new Map(journal.map(({ outTradeNo, graduateId }) => [outTradeNo, graduateId]));
  // A refund that the bill lists as under way is, or was, under way here too.
  const counted = journal.filter(({ moved, outRefundNo }) => moved || underWay.has(outRefundNo ?? ""));
  return reconcile(rows, counted).map((difference) => ({
    ...difference,
    graduateId: owners.get(difference.outTradeNo) ?? null,
  }));
}
