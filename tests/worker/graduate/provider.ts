import type {
  EffectOutcome,
  EffectRequest,
  Effects,
  ProviderFact,
} from "../../../durable-objects/effects.ts";

interface Trade {
  readonly number: string;
  readonly amountFen: number;
  open: boolean;
  paid: boolean;
  readonly refunds: Map<string, { amountFen: number; status: "processing" | "succeeded" | "closed" }>;
}

/** A payment provider in memory that is asked through the effects' port, and keeps books of its own. */
export class Provider implements Effects {
  readonly trades = new Map<string, Trade>();
  /** Set by the test: the next call dies before or after it did its work. */
  breaks: "before" | "after" | null = null;

  prepare(number: string, amountFen: number): void {
    if (this.trades.has(number)) return;
    this.trades.set(number, { number, amountFen, open: true, paid: false, refunds: new Map() });
  }

  /** The graduate pays, if the provider still lets them. */
  pay(number: string): void {
    const trade = this.trades.get(number);
    if (trade?.open) {
      trade.paid = true;
      trade.open = false;
    }
  }

  /** A refund that was under way ends. */
  settle(number: string, status: "succeeded" | "closed"): void {
    for (const refund of this.trades.get(number)?.refunds.values() ?? []) {
      if (refund.status === "processing") refund.status = status;
    }
  }

  /** What a notification or a query would say about an order. */
  facts(number: string): ProviderFact[] {
    const trade = this.trades.get(number);
    if (!trade?.paid) return [];
    const { amountFen } = trade;
    const payment = { transactionId: `wx-${number}`, amountFen, currency: "CNY", paidAt: 0 };
    const facts: ProviderFact[] = [
      { key: `paid:${number}`, command: { type: "recordPayment", orderNumber: number, ...payment } },
    ];
    for (const [refundNumber, refund] of trade.refunds) {
      const { status } = refund;
      if (status === "processing") continue;
      const said = { orderNumber: number, refundNumber, amountFen: refund.amountFen, status };
      facts.push({ key: `refund:${refundNumber}:${status}`, command: { type: "recordRefund", ...said } });
    }
    return facts;
  }

  /** What we hold of an order by the provider's books, in fen. */
  held(number: string): number {
    const trade = this.trades.get(number);
    if (!trade?.paid) return 0;
    const back = [...trade.refunds.values()].filter((refund) => refund.status === "succeeded");
    return trade.amountFen - back.reduce((sum, refund) => sum + refund.amountFen, 0);
  }

  async run({ effect }: EffectRequest): Promise<EffectOutcome> {
    const { breaks } = this;
    this.breaks = null;
    if (breaks === "before") throw new Error("connection refused");
    const outcome = this.#act(effect);
    if (breaks === "after") throw new Error("connection lost");
    return outcome;
  }

  #act(effect: EffectRequest["effect"]): EffectOutcome {
    if (effect.kind === "message" || effect.kind === "purgeFiles") return { status: "done", outcome: "ok" };
    const trade = this.trades.get(effect.orderNumber);
    if (effect.kind === "closePayment" && trade) trade.open = false;
    if (effect.kind === "refund" && trade && !trade.refunds.has(effect.refundNumber)) {
      trade.refunds.set(effect.refundNumber, { amountFen: effect.amountFen, status: "processing" });
    }
    return { status: "done", outcome: "SUCCESS", facts: this.facts(effect.orderNumber) };
  }
}
