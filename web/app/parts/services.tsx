import { defineComponent, ref } from "vue";
import * as api from "../api/endpoints.ts";
import { useLoad } from "../api/load.ts";
import { useTap } from "../api/tap.ts";
import type { Order, Services as ServicesAnswer } from "../api/types.ts";
import { yuan } from "../i18n/format.ts";
import { type Key, say, t } from "../i18n/i18n.ts";
import { useCurrent } from "../state/collection.ts";
import { Button } from "./button.tsx";
import { useCashier } from "./cashier.ts";
import { Icon } from "./icon.tsx";
import { whenLoaded } from "./loaded.tsx";
import { Page } from "./page.tsx";
import { ProblemNote } from "./problem.tsx";

/** What is said of the last order where another one can be opened. */
const endsOfOrders: Partial<Record<Order["status"], Key>> = {
  expired: "pay.cancelled",
  refunded: "pay.refunded",
};

/** What can be paid for, what it costs together, and 立即支付. */
export const Services = defineComponent(() => {
  const { collection, reload } = useCurrent();
  const load = useLoad(() => api.services(collection.value.id));
  const wanted = ref<ReadonlySet<string>>(new Set());
  const cashier = useCashier();
  const order = useTap((chosen: readonly string[]) => api.openOrder(collection.value.id, chosen));

  const chosenOf = ({ services }: ServicesAnswer) =>
    services.filter(({ id, required }) => required || wanted.value.has(id));
  const totalOf = (answer: ServicesAnswer) =>
    chosenOf(answer).reduce((sum, { priceFen }) => sum + priceFen, 0);
  const price = (fen: number) => (fen === 0 ? t("pay.free") : yuan(fen));

  async function pay(answer: ServicesAnswer): Promise<void> {
    const made = await order.run(chosenOf(answer).map(({ id }) => id));
    if (made === undefined) return;
    const { order: opened } = made.value;
    if (opened !== null && !(await cashier.open(opened.number))) return;
    await reload();
  }
  function toggle(id: string): void {
    const next = new Set(wanted.value);
    if (!next.delete(id)) next.add(id);
    wanted.value = next;
  }

  return () => {
    const answer = load.value.value;
    const lastOrder = endsOfOrders[collection.value.orders[0]?.status ?? "open"];
    return (
      <Page
        title={t("pay.title")}
        back={`/collect/${collection.value.id}`}
        actions={() => (
          <>
            {answer === undefined ? null : (
              <div class="row whole">
                <span>{t("pay.total")}</span>
                <span class="price">{price(totalOf(answer))}</span>
              </div>
            )}
            <Button
              main
              disabled={answer === undefined}
              busy={order.busy.value || cashier.busy.value}
              onClick={() => answer && void pay(answer)}
            >
              {t(answer !== undefined && totalOf(answer) === 0 ? "pay.begin" : "pay.pay")}
            </Button>
          </>
        )}
      >
        <span class="tag pass" style="justify-self: start; align-self: flex-start">
          {t("pay.lead")}
        </span>
        {lastOrder === undefined ? null : (
          <p class="note" role="status">
            {t(lastOrder)}
          </p>
        )}
        <ProblemNote problem={order.problem.value ?? cashier.problem.value} />
        {whenLoaded(load, ({ services, text }) => (
          <>
            <div class="choices">
              {services.map((service) => (
                <label class="choice" key={service.id}>
                  <input
                    type="checkbox"
                    checked={service.required || wanted.value.has(service.id)}
                    disabled={service.required}
                    onChange={() => toggle(service.id)}
                  />
                  <span>
                    <strong>{say(service.name)}</strong>{" "}
                    <span class="quiet small">{t(service.required ? "pay.required" : "pay.optional")}</span>
                    {service.description ? (
                      <span class="quiet small" style="display: block">
                        {say(service.description)}
                      </span>
                    ) : null}
                  </span>
                  <strong>{price(service.priceFen)}</strong>
                </label>
              ))}
            </div>
            {text === null ? null : <p class="quiet">{say(text)}</p>}
          </>
        ))}
        <section class="card">
          <h2>{t("pay.included")}</h2>
          <ul class="text-body">
            {(["inc1", "inc2", "inc3"] as const).map((item) => (
              <li class="row" key={item} style="justify-content: flex-start; flex-wrap: nowrap">
                <Icon name="check" />
                <span>{t(`pay.${item}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      </Page>
    );
  };
});
