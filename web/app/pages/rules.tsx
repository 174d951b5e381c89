import { defineComponent } from "vue";
import { RouterLink, useRouter } from "vue-router";
import { yuan } from "../i18n/format.ts";
import { t } from "../i18n/i18n.ts";
import { Button } from "../parts/button.tsx";
import { Page } from "../parts/page.tsx";
import { RulesList } from "../parts/rules-list.tsx";
import { useCurrent } from "../state/collection.ts";

/** 拍照要求, to be read before shooting. */
export default defineComponent(() => {
  const router = useRouter();
  const { collection } = useCurrent();
  return () => {
    const { id, actions, orders, shots } = collection.value;
    const [order] = orders;
    return (
      <Page
        title={t("rules.title")}
        back={`/collect/${id}`}
        actions={() => (
          <Button
            main
            disabled={!actions.shoot.allowed}
            onClick={() => void router.push(`/collect/${id}/shoot`)}
          >
            {t("rules.ready")}
          </Button>
        )}
      >
        {order?.status === "paid" && shots.used === 0 ? (
          <p class="note good" role="status">
            {t("pay.paid", { amount: yuan(order.amountFen) })}{" "}
            <RouterLink to={`/collect/${id}/orders`}>{t("pay.receipt")}</RouterLink>
          </p>
        ) : null}
        <RulesList />
      </Page>
    );
  };
});
