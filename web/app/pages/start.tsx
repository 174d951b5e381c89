import { defineComponent } from "vue";
import { RouterLink, useRouter } from "vue-router";
import * as api from "../api/endpoints.ts";
import { BeforeAfter } from "../drawings/before-after.tsx";
import { t } from "../i18n/i18n.ts";
import { Button } from "../parts/button.tsx";
import { Page } from "../parts/page.tsx";
import { nextPage } from "../state/next-page.ts";
import { knowSession } from "../state/session.ts";

/** Start: what this is, and 立即进入. Who is logged in goes straight to the step they are at. */
export default defineComponent(() => {
  const router = useRouter();
  void knowSession().then((who) => {
    if (who) void goOn();
  });

  async function goOn(): Promise<void> {
    const answer = await api.collections();
    const [only, ...others] = answer.ok ? answer.value.collections : [];
    const to = only !== undefined && others.length === 0 ? nextPage(only) : "/collect";
    if (router.currentRoute.value.path === "/") await router.replace(to);
  }
  const steps = ["step1", "step2", "step3", "step4"] as const;
  return () => (
    <Page
      title={t("app.name")}
      actions={() => (
        <Button main onClick={() => router.push("/login")}>
          {t("start.enter")}
        </Button>
      )}
    >
      <div class="hero">
        <BeforeAfter />
        <h2>{t("app.slogan")}</h2>
        <p class="lead">{t("start.purpose")}</p>
        <span class="tag pass">{t("start.promise")}</span>
      </div>
      <section class="card" aria-label={t("start.how")}>
        <ol class="ways">
          {steps.map((step, index) => (
            <li key={step}>
              <span class="number" aria-hidden="true">
                {index + 1}
              </span>
              <div>
                <h3>{t(`start.${step}`)}</h3>
                <p class="quiet">{t(`start.${step}More`)}</p>
              </div>
            </li>
          ))}
        </ol>
      </section>
      <RouterLink class="link-button" to="/privacy">
        {t("start.privacy")}
      </RouterLink>
    </Page>
  );
});
