import { defineComponent } from "vue";
import { useRouter } from "vue-router";
import * as api from "../api/endpoints.ts";
import { useLoad } from "../api/load.ts";
import { moment } from "../i18n/format.ts";
import { say, t } from "../i18n/i18n.ts";
import { Button } from "../parts/button.tsx";
import { Icon } from "../parts/icon.tsx";
import { MarkedPhoto } from "../parts/marked-photo.tsx";
import { Page } from "../parts/page.tsx";
import { SubmittedPhoto } from "../parts/submitted-photo.tsx";
import { regionOfReason } from "../photo/where.ts";
import { useCurrent } from "../state/collection.ts";

/** 审核未通过: the reasons beside the picture, what to change, and one button to retake, free. */
export default defineComponent(() => {
  const router = useRouter();
  const { collection } = useCurrent();
  // Without it the reasons stand in words alone.
  const report = useLoad(() => api.report(collection.value.id));
  return () => {
    const { id, verdicts } = collection.value;
    const [verdict] = verdicts;
    const marks = (verdict?.reasons ?? []).map((reason) => ({
      ...reason,
      region: report.value.value && regionOfReason(reason.checks, report.value.value),
    }));
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
        {marks.some(({ region }) => region !== undefined) ? null : (
          <SubmittedPhoto collection={collection.value} label={t("rejected.photo")} />
        )}
        {verdict === undefined ? null : (
          <section class="card">
            <h2>{t("rejected.reason")}</h2>
            <ul class="checks">
              {marks.map(({ code, text, advice, region }) => (
                <li key={code}>
                  <h3>{say(text)}</h3>
                  {region === undefined || report.value.value === undefined ? null : (
                    <MarkedPhoto collection={collection.value} report={report.value.value} region={region} />
                  )}
                  <p>
                    <span class="quiet">{t("rejected.fix")}: </span>
                    {say(advice)}
                  </p>
                </li>
              ))}
            </ul>
            {verdict.note === null ? null : <p class="note">{t("rejected.note", { note: verdict.note })}</p>}
            <p class="quiet small">{t("rejected.at", { at: moment(verdict.at) })}</p>
          </section>
        )}
      </Page>
    );
  };
});
