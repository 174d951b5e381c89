import { defineComponent } from "vue";
import { useRoute, useRouter } from "vue-router";
import { tutorial } from "../content/tutorial.ts";
import { tutorialScreens } from "../drawings/phone.tsx";
import { say, t } from "../i18n/i18n.ts";
import { Button } from "../parts/button.tsx";
import { Page } from "../parts/page.tsx";

/** How to get the code, in pictures. */
export default defineComponent(() => {
  const router = useRouter();
  const { programme } = useRoute().query;
  const on = typeof programme === "string" ? `/programme/${programme}/code` : "/school";
  return () => (
    <Page
      title={t("guide.title")}
      back={on}
      aside
      actions={() => (
        <Button main onClick={() => void router.push(on)}>
          {t("guide.done")}
        </Button>
      )}
    >
      <ol class="cards">
        {tutorial.map((text, index) => (
          <li class="card" key={text.en}>
            <h2>{t("guide.step", { n: index + 1 })}</h2>
            <p>{say(text)}</p>
            {tutorialScreens[index]?.()}
          </li>
        ))}
      </ol>
      <p class="quiet small">{t("guide.note")}</p>
    </Page>
  );
});
