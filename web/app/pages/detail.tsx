import { defineComponent } from "vue";
import { RouterLink, useRouter } from "vue-router";
import * as api from "../api/endpoints.ts";
import { useLoad } from "../api/load.ts";
import type { Step } from "../api/types.ts";
import { moment } from "../i18n/format.ts";
import { type Key, say, t } from "../i18n/i18n.ts";
import { Button } from "../parts/button.tsx";
import { whenLoaded } from "../parts/loaded.tsx";
import { Page } from "../parts/page.tsx";
import { ProgressTrack } from "../parts/progress-track.tsx";
import { RecordFields } from "../parts/record-fields.tsx";
import { useCurrent } from "../state/collection.ts";
import { nextPage } from "../state/next-page.ts";
import { nextStep } from "../state/next-step.ts";

const labels: Partial<Record<Step, Key>> = {
  confirmRecord: "detail.begin",
  pay: "detail.begin",
  shoot: "detail.shoot",
  retake: "detail.shoot",
};

/** 采集详情: how far it is, the one button that goes on, the record, and everything that happened. */
export default defineComponent(() => {
  const router = useRouter();
  const { collection } = useCurrent();
  const history = useLoad(() => api.history(collection.value.id));
  return () => {
    const one = collection.value;
    return (
      <Page
        title={t("detail.title")}
        back="/collect"
        actions={() => (
          <Button main onClick={() => void router.push(nextPage(one))}>
            {t(labels[one.step] ?? "detail.next")}
          </Button>
        )}
      >
        <section class="card">
          <div class="row">
            <h2>{one.school}</h2>
            <span class="tag">{say(one.stepText)}</span>
          </div>
          <ProgressTrack collection={one} />
          <p>
            <span class="quiet">{t("list.next")}</span> {t(`list.nextSteps.${nextStep(one)}`)}
          </p>
        </section>
        <section class="card">
          <h2>{t("detail.record")}</h2>
          <RecordFields record={one.record} />
        </section>
        <section class="card">
          <h2>{t("detail.window")}</h2>
          <p>{say(one.window.text)}</p>
          <RouterLink class="link-button" to={`/collect/${one.id}/orders`}>
            {t("detail.order")}
          </RouterLink>
        </section>
        <section class="card">
          <h2>{t("detail.history")}</h2>
          {whenLoaded(history, ({ entries }) => (
            <ol class="timeline">
              {entries.length === 0 ? <li>{t("detail.noHistory")}</li> : null}
              {entries.map(({ at, text, by }) => (
                <li key={`${at} ${text.en}`}>
                  <p>{say(text)}</p>
                  <p class="quiet small">
                    {moment(at)} · {t(`detail.by.${by}`)}
                  </p>
                </li>
              ))}
            </ol>
          ))}
        </section>
      </Page>
    );
  };
});
