import { defineComponent } from "vue";
import { useRouter } from "vue-router";
import { moment } from "../i18n/format.ts";
import { say, t } from "../i18n/i18n.ts";
import { Button } from "../parts/button.tsx";
import { Icon } from "../parts/icon.tsx";
import { Page } from "../parts/page.tsx";
import { SubmittedPhoto } from "../parts/submitted-photo.tsx";
import { useCurrent } from "../state/collection.ts";

/** 审核未通过: the reasons beside the picture, what to change, and one button to retake, free. */
export default defineComponent(() => {
  const router = useRouter();
  const { collection } = useCurrent();
  return () => {
    const { id, verdicts } = collection.value;
    const verdict = verdicts.at(-1);
    return (
      <Page
        title={t("rejected.title")}
        back={`/collect/${id}`}
        actions={() => (
          <Button main onClick={() => void router.push(`/collect/${id}/shoot`)}>
            {t("rejected.retake")}
          </Button>
        )}
      >
        <div class="status-sign bad">
          <span class="round">
            <Icon name="look" />
          </span>
          <h2>{t("rejected.title")}</h2>
          <p class="lead">{t("rejected.lead")}</p>
        </div>
        <SubmittedPhoto collection={collection.value} label={t("rejected.photo")} />
        {verdict === undefined ? null : (
          <section class="card">
            <h2>{t("rejected.reason")}</h2>
            <ul class="checks">
              {verdict.reasons.map(({ code, text, advice }) => (
                <li key={code}>
                  <h3>{say(text)}</h3>
                  <p>
                    <span class="quiet">{t("rejected.fix")}: </span>
                    {say(advice)}
                  </p>
                </li>
              ))}
            </ul>
            <p class="quiet small">{t("rejected.at", { at: moment(verdict.at) })}</p>
          </section>
        )}
      </Page>
    );
  };
});
