import type { Book, MatchedPayment, Quarantined } from "../../worker/wechat/pay/book.ts";
import type { ExpectedPayment } from "../../worker/wechat/pay/compare.ts";
import type { JournalEntry } from "../../worker/wechat/pay/reconcile.ts";
import type { Refund } from "../../worker/wechat/pay/refund.ts";

/** A book in memory that can crash before or after a record became durable. */
export class Ledger implements Book {
  readonly orders = new Map<string, ExpectedPayment>();
  readonly asked = new Map<string, { outTradeNo: string; refundFen: number; totalFen: number }>();
  readonly payments = new Map<string, MatchedPayment>();
  readonly refunds = new Map<string, Refund>();
  readonly quarantined: Quarantined[] = [];
  /** Where the next record crashes. */
  crash: "no" | "before" | "after" = "no";

  async expectedPayment(outTradeNo: string) {
    return this.orders.get(outTradeNo);
  }

  async expectedRefund(outRefundNo: string) {
    return this.asked.get(outRefundNo);
  }

  recordPayment(payment: MatchedPayment) {
    return this.#durably(() => {
      if (!this.payments.has(payment.outTradeNo)) this.payments.set(payment.outTradeNo, payment);
    });
  }

  recordRefund(refund: Refund) {
    // PROCESSING is no news, and may arrive after the end.
    return this.#durably(() => {
      if (refund.status !== "PROCESSING") this.refunds.set(refund.outRefundNo, refund);
    });
  }

  quarantine(entry: Quarantined) {
    return this.#durably(() => {
      this.quarantined.push(entry);
    });
  }

  /** Money as the bill should see it. */
  journal(): JournalEntry[] {
    const paid = Array.from(
      this.payments.values(),
      ({ outTradeNo, transactionId, totalFen }): JournalEntry => {
        return { kind: "payment", outTradeNo, transactionId, fen: totalFen };
      },
    );
    const ended = Array.from(this.refunds.values()).filter((refund) => refund.status === "SUCCESS");
    const back = ended.map(({ outTradeNo, transactionId, outRefundNo, refundFen }): JournalEntry => {
      return { kind: "refund", outTradeNo, transactionId, outRefundNo, fen: refundFen };
    });
    return [...paid, ...back];
  }

  async #durably(record: () => void): Promise<void> {
    const { crash } = this;
    this.crash = "no";
    if (crash === "before") throw new Error("crashed");
    record();
    if (crash === "after") throw new Error("crashed");
  }
}
