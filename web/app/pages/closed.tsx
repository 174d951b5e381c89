import { defineComponent } from "vue";
import { RouterLink } from "vue-router";
import { say, t } from "../i18n/i18n.ts";
import { Icon } from "../parts/icon.tsx";
import { Page } from "../parts/page.tsx";
import { PhoneLink } from "../parts/phone-link.tsx";
import { useCurrent } from "../state/collection.ts";

/** Outside the collection period, or closed: says so with the dates and whom to ask. */
export default defineComponent(() => {
  const { collection } = useCurrent();
  return () => {
    const { step, window, contact, id, orders } = collection.value;
    const title = t(
      step === "windowNotOpen" ? "closed.notYet" : step === "windowClosed" ? "closed.over" : "closed.ended",
    );
    return (
      <Page title={t("detail.title")} back={`/collect/${id}`}>
        <div class="status-sign">
          <span class="round">
            <Icon name="clock" />
          </span>
          <h2>{title}</h2>
          {step === "closed" ? null : <p>{say(window.text)}</p>}
          <p class="lead">{t("closed.more")}</p>
        </div>
        <section class="card">
          <h2>{t("missing.contact")}</h2>
          <p>{say(contact.school)}</p>
          <p class="quiet">{t("help.hours", { hours: contact.hours })}</p>
          <PhoneLink phone={contact.phone} />
        </section>
        {orders.length === 0 ? null : (
          <RouterLink class="link-button" to={`/collect/${id}/orders`}>
            {t("detail.order")}
          </RouterLink>
        )}
      </Page>
    );
  };
});
