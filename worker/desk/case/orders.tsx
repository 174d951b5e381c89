import { refundUnderWay } from "../../../durable-objects/collection/order.ts";
import { refusal } from "../../../durable-objects/collection/refusal.ts";
import type { Text } from "../../text.ts";
import { when, yuan } from "../words/when.ts";
import { ActionForm } from "./action-form.tsx";
import { ACTION_TEXTS, refusedNow } from "./actions.ts";
import type { CaseProperties } from "./properties.ts";
import { CASE_TEXTS } from "./texts.ts";

const STATUS: Readonly<Record<string, Text>> = {
  open: { zh: "待支付", en: "open" },
  expired: { zh: "已关闭", en: "expired" },
  paid: { zh: "已支付", en: "paid" },
  refunding: { zh: "退款中", en: "refunding" },
  refunded: { zh: "已退款", en: "refunded" },
  requested: { zh: "已申请", en: "requested" },
  abnormal: { zh: "退款异常", en: "abnormal" },
  succeeded: { zh: "退款成功", en: "succeeded" },
  closed: { zh: "退款关闭", en: "closed" },
};

/** The orders with their refunds; each may be refunded from here. */
export function CaseOrders({ found, language, may, staff, now }: CaseProperties) {
  const say = (key: keyof typeof CASE_TEXTS) => CASE_TEXTS[key][language];
  const { orders } = found.collection;
  const by = { kind: "staff", staffId: staff.id } as const;
  return (
    <section class="card">
      <h2>{say("orders")}</h2>
      {orders.length === 0 && <p class="quiet">{say("noOrders")}</p>}
      {orders.length === 0 && may("requestRefund") && (
        <ActionForm
          path=""
          text={ACTION_TEXTS.requestRefund}
          refusal={refusal("nothingToRefund")}
          language={language}
        />
      )}
      {orders.map((order) => (
        <article class="order">
          <p>
            <strong>{yuan(order.amountFen)}</strong>{" "}
            <span class="tag">{STATUS[order.status]?.[language]}</span>{" "}
            {order.surplus && <span class="tag late">{say("surplus")}</span>}
            <br />
            <code>{order.number}</code>
            <br />
            <span class="quiet">
              {when(order.openedAt, language)} → {when(order.paidAt, language)}
              {order.transactionId && ` · ${say("transaction")} ${order.transactionId}`}
            </span>
          </p>
          <ul>
            {order.refunds.map((refund) => (
              <li>
                {yuan(refund.amountFen)} {STATUS[refund.status]?.[language]} · {when(refund.at, language)} ·{" "}
                <code>{refund.number}</code>
              </li>
            ))}
          </ul>
          {may("queryPayment") && order.transactionId === null && (
            <ActionForm
              path={`/desk/graduates/${found.graduateId}/payment`}
              text={ACTION_TEXTS.queryPayment}
              refusal={refusedNow(
                found.collection,
                { type: "queryPayment", by, orderNumber: order.number },
                now,
              )}
              fields={{ order: order.number }}
              language={language}
            />
          )}
          {may("requestRefund") && (
            <ActionForm
              path={`/desk/graduates/${found.graduateId}/refund`}
              text={ACTION_TEXTS[refundUnderWay(order) ? "retryRefund" : "requestRefund"]}
              refusal={refusedNow(
                found.collection,
                { type: "requestRefund", by, orderNumber: order.number, noteId: "asked" },
                now,
              )}
              fields={{ order: order.number }}
              language={language}
            />
          )}
        </article>
      ))}
    </section>
  );
}
