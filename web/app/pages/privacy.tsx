import { defineComponent, watch } from "vue";
import { useRouter } from "vue-router";
import type { Answer } from "../api/answer.ts";
import * as api from "../api/endpoints.ts";
import { useLoad } from "../api/load.ts";
import type { Agreement } from "../api/types.ts";
import { language, t } from "../i18n/i18n.ts";
import { Button } from "../parts/button.tsx";
import { whenLoaded } from "../parts/loaded.tsx";
import { Page } from "../parts/page.tsx";
import { knowStart } from "../state/session.ts";

/** The privacy policy in force, in the language of the page. */
export default defineComponent(() => {
  const router = useRouter();
  const load = useLoad<Agreement>(current);
  watch(language, () => void load.reload());
  return () => (
    <Page
      title={t("privacy.title")}
      back="/"
      aside
      actions={() => (
        <Button main onClick={() => (history.state?.back ? router.back() : router.push("/"))}>
          {t("privacy.read")}
        </Button>
      )}
    >
      {whenLoaded(load, (agreement) => (
        <article class="card text-body">
          <h2>{agreement.title}</h2>
          <p class="quiet small">{t("privacy.version", { version: agreement.version })}</p>
          {agreement.sections.map(({ heading, paragraphs }) => (
            <section class="text-body" key={heading}>
              <h3>{heading}</h3>
              {paragraphs.map((paragraph) => (
                <p key={paragraph}>{paragraph}</p>
              ))}
            </section>
          ))}
        </article>
      ))}
    </Page>
  );
});

async function current(): Promise<Answer<Agreement>> {
  const start = await knowStart();
  if (!start.ok) return start;
  const { id, version } = start.value.privacyPolicy;
  return api.agreement(id, version);
}
