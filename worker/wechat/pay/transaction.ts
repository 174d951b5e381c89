import * as v from "valibot";

/** A whole number of fen, at least 0. */
export const FenSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** An RFC 3339 instant as ms since 1970. */
const InstantSchema = v.pipe(
  v.string(),
  v.transform((text) => Date.parse(text)),
  v.number(),
  v.finite(),
);

/** When something succeeded: absent, or empty, while it has not. */
export const SuccessTimeSchema = v.optional(
  v.union([
    v.pipe(
      v.literal(""),
      v.transform(() => undefined),
    ),
    InstantSchema,
  ]),
);

const states = ["SUCCESS", "REFUND", "NOTPAY", "CLOSED", "REVOKED", "USERPAYING", "PAYERROR"] as const;

/** A payment as WeChat Pay reports it, by query or notification; an unpaid one has neither id nor time. */
export const TransactionSchema = v.pipe(
  v.object({
    appid: v.string(),
    mchid: v.string(),
    out_trade_no: v.string(),
    transaction_id: v.optional(v.string()),
    trade_type: v.optional(v.string()),
    trade_state: v.picklist(states),
    success_time: SuccessTimeSchema,
    payer: v.optional(v.object({ openid: v.optional(v.string()) })),
    amount: v.optional(v.object({ total: v.optional(FenSchema), currency: v.optional(v.string()) })),
  }),
  v.transform((wire) => ({
    appid: wire.appid,
    mchid: wire.mchid,
    outTradeNo: wire.out_trade_no,
    transactionId: wire.transaction_id || undefined,
    state: wire.trade_state,
    paidAt: wire.success_time,
    openid: wire.payer?.openid,
    totalFen: wire.amount?.total,
    currency: wire.amount?.currency,
  })),
);

/** See {@link TransactionSchema}; `paidAt` in ms, `totalFen` in fen. */
export type Transaction = v.InferOutput<typeof TransactionSchema>;
