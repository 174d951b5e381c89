import { defineComponent } from "vue";
import { useRouter } from "vue-router";
import { t } from "../i18n/i18n.ts";
import { Button } from "../parts/button.tsx";
import { Icon } from "../parts/icon.tsx";
import { Page } from "../parts/page.tsx";

/** An address that leads nowhere. */
export default defineComponent(() => {
  const router = useRouter();
  return () => (
    <Page title={t("app.name")}>
      <div class="empty">
        <span class="empty-sign">
          <Icon name="search" />
        </span>
        <h2>{t("problem.nothingHere")}</h2>
        <p class="quiet">{t("problem.nothingHereMore")}</p>
        <Button main onClick={() => void router.replace("/")}>
          {t("app.home")}
        </Button>
      </div>
    </Page>
  );
});
