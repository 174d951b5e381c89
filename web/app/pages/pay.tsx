import { defineComponent } from "vue";
import { RouterLink } from "vue-router";
import { t } from "../i18n/i18n.ts";
import { Icon } from "../parts/icon.tsx";
import { Page } from "../parts/page.tsx";
import { Services } from "../parts/services.tsx";
import { WaitingForPayment } from "../parts/waiting-for-payment.tsx";
import { useCurrent } from "../state/collection.ts";

/** 服务内容: choosing and paying, waiting for the payment, or for a refund before one can pay again. */
export default defineComponent(() => {
  const { collection } = useCurrent();
  return () => {
    if (collection.value.step === "waitForPayment") return <WaitingForPayment />;
    if (collection.value.step === "waitForRefund") {
      return (
        <Page title={t("pay.title")} back={`/collect/${collection.value.id}`}>
          <div class="status-sign">
            <span class="round">
              <Icon name="clock" />
            </span>
            <h2>{t("pay.refunding")}</h2>
            <p class="lead">{t("pay.refundingMore")}</p>
          </div>
          <RouterLink class="link-button" to={`/collect/${collection.value.id}/orders`}>
            {t("detail.order")}
          </RouterLink>
        </Page>
      );
    }
    return <Services />;
  };
});
