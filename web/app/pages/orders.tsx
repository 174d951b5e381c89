import { defineComponent, ref } from "vue";
import * as api from "../api/endpoints.ts";
import { useTap } from "../api/tap.ts";
import type { Order } from "../api/types.ts";
import { dated, listed, yuan } from "../i18n/format.ts";
import { say, t } from "../i18n/i18n.ts";
import { Button } from "../parts/button.tsx";
import { Ask } from "../parts/dialog.tsx";
import { Page } from "../parts/page.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { useCurrent } from "../state/collection.ts";

/** Orders with their receipts, and the way to have the money back. */
export default defineComponent(() => {
  const { collection, reload } = useCurrent();
  const asking = ref<string>();
  const refund = useTap((number: string) => api.refundOrder(collection.value.id, number));

  const field = (name: string, value: string) => (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
  const receipt = (order: Order) => (
    <section class="card" key={order.number}>
      <div class="row">
        <h2>{t("order.receipt")}</h2>
        <span class="tag">{t(`order.states.${order.status}`)}</span>
      </div>
      <dl class="fields">
        {field(t("order.services"), listed(order.services.map(({ name }) => say(name))))}
        {field(t("order.amount"), yuan(order.amountFen))}
        {field(t("order.openedAt"), dated(order.openedAt))}
        {order.paidAt === null ? null : field(t("order.paidAt"), dated(order.paidAt))}
        {field(t("order.number"), order.number)}
        {order.transactionId === null ? null : field(t("order.transaction"), order.transactionId)}
      </dl>
      {order.refundedFen > 0 ? <p>{t("order.refunded", { amount: yuan(order.refundedFen) })}</p> : null}
      {order.status === "paid" && collection.value.actions.requestRefund.allowed ? (
        <Button
          onClick={() => {
            asking.value = order.number;
          }}
        >
          {t("order.refund")}
        </Button>
      ) : null}
    </section>
  );

  return () => (
    <Page title={t("order.title")} back={`/collect/${collection.value.id}`}>
      {collection.value.orders.length === 0 ? (
        <div class="empty">
          <h2>{t("order.none")}</h2>
        </div>
      ) : (
        collection.value.orders.map(receipt)
      )}
      <ProblemNote problem={refund.problem.value} />
      <Ask
        open={asking.value !== undefined}
        title={t("order.refundTitle")}
        yes={t("order.refundYes")}
        busy={refund.busy.value}
        onNo={() => {
          asking.value = undefined;
        }}
        onYes={() =>
          void refund.run(asking.value ?? "").then(() => {
            asking.value = undefined;
            return reload();
          })
        }
      >
        <p>{t("order.refundMore")}</p>
      </Ask>
    </Page>
  );
});
