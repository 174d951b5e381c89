import { defineComponent, onScopeDispose, ref } from "vue";
import * as api from "../api/endpoints.ts";
import { useTap } from "../api/tap.ts";
import { moment, yuan } from "../i18n/format.ts";
import { t } from "../i18n/i18n.ts";
import { useCurrent } from "../state/collection.ts";
import { Button } from "./button.tsx";
import { useCashier } from "./cashier.ts";
import { Ask } from "./dialog.tsx";
import { Icon } from "./icon.tsx";
import { Page } from "./page.tsx";
import { ProblemNote } from "./problem.tsx";

/** An order waits for its money: pay, ask whether it came, or cancel. It goes on by itself when it has come. */
export const WaitingForPayment = defineComponent(() => {
  const { collection, reload } = useCurrent();
  const number = () => collection.value.order?.number ?? "";
  const asking = ref(false);
  const notYet = ref(false);
  const cashier = useCashier();
  const check = useTap(() => api.checkOrder(collection.value.id, number()));
  const cancel = useTap(() => api.cancelOrder(collection.value.id, number()));

  async function look(byTap: boolean): Promise<void> {
    if (number() === "") return;
    await check.run();
    await reload();
    notYet.value = byTap && collection.value.step === "waitForPayment";
  }
  // The way back from the cashier, whether by its button, by the phone's, or by coming back to the app.
  void look(false);
  const back = () => document.visibilityState === "visible" && void look(false);
  document.addEventListener("visibilitychange", back);
  onScopeDispose(() => document.removeEventListener("visibilitychange", back));

  return () => {
    const { order, id } = collection.value;
    return (
      <Page
        title={t("pay.title")}
        back={`/collect/${id}`}
        actions={() => (
          <>
            <Button main busy={cashier.busy.value} onClick={() => void cashier.open(number())}>
              {t("pay.resume")}
            </Button>
            <Button busy={check.busy.value} onClick={() => void look(true)}>
              {t("pay.check")}
            </Button>
          </>
        )}
      >
        <div class="status-sign">
          <span class="round">
            <Icon name="clock" />
          </span>
          <h2>{t("pay.waiting")}</h2>
          {order === null ? null : <p class="price">{yuan(order.amountFen)}</p>}
          <p class="lead">{t("pay.waitingMore")}</p>
          {order === null ? null : <p class="quiet">{t("pay.until", { until: moment(order.expiresAt) })}</p>}
        </div>
        <div role="status">{notYet.value ? <p class="note warn">{t("pay.notYet")}</p> : null}</div>
        <ProblemNote problem={cashier.problem.value ?? cancel.problem.value ?? check.problem.value} />
        <button
          type="button"
          class="link-button"
          onClick={() => {
            asking.value = true;
          }}
        >
          {t("pay.cancel")}
        </button>
        <Ask
          open={asking.value}
          title={t("pay.cancelTitle")}
          yes={t("pay.cancel")}
          no={t("pay.keep")}
          busy={cancel.busy.value}
          onNo={() => {
            asking.value = false;
          }}
          onYes={() =>
            void cancel.run().then(() => {
              asking.value = false;
              return reload();
            })
          }
        >
          <p>{t("pay.cancelMore")}</p>
        </Ask>
      </Page>
    );
  };
});
