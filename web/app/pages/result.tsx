import { computed, defineComponent, ref } from "vue";
import { useRouter } from "vue-router";
import * as api from "../api/endpoints.ts";
import { useLoad } from "../api/load.ts";
import { useTap } from "../api/tap.ts";
import type { Report } from "../api/types.ts";
import { say, t } from "../i18n/i18n.ts";
import { Button } from "../parts/button.tsx";
import { CheckList } from "../parts/check-list.tsx";
import { whenLoaded } from "../parts/loaded.tsx";
import { MarkedPhoto } from "../parts/marked-photo.tsx";
import { Page } from "../parts/page.tsx";
import { PhotoPair } from "../parts/photo-pair.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { SubmitDialog } from "../parts/submit-dialog.tsx";
import { useGoOn } from "../router/go-on.ts";
import { useCurrent } from "../state/collection.ts";

/** The result beside the original, every check in words, 重拍 or 提交. */
export default defineComponent(() => {
  const router = useRouter();
  const goOn = useGoOn();
  const { collection, reload } = useCurrent();
  const load = useLoad(() => api.report(collection.value.id));
  const asking = ref(false);
  const submit = useTap((sha256: string) => api.submit(collection.value.id, sha256));
  const mayBeSubmitted = computed(
    () => collection.value.actions.submit.allowed && collection.value.standard !== null,
  );

  async function send(): Promise<void> {
    const done = await submit.run(collection.value.standard?.sha256 ?? "");
    asking.value = false;
    await reload();
    if (done) await goOn(`/collect/${collection.value.id}/review`);
  }
  const again = () => void router.push(`/collect/${collection.value.id}/shoot`);

  const summary = ({ checks, outcome }: Report) => {
    const failed = checks.filter(({ verdict }) => verdict === "fail").length;
    const warned = checks.filter(({ verdict }) => verdict === "warn").length;
    if (failed > 0) return <p class="note bad">{t("result.bad", { n: failed })}</p>;
    if (outcome === "refused") return <p class="note bad">{t("result.refused")}</p>;
    if (warned > 0) return <p class="note warn">{t("result.warn", { n: warned })}</p>;
    return <p class="note good">{t("result.good")}</p>;
  };

  return () => (
    <Page
      title={t("result.title")}
      back={`/collect/${collection.value.id}`}
      actions={() => (
        <>
          {mayBeSubmitted.value ? (
            <Button
              main
              onClick={() => {
                asking.value = true;
              }}
            >
              {t("result.submit")}
            </Button>
          ) : null}
          <Button main={!mayBeSubmitted.value} onClick={again}>
            {t("result.retake")}
          </Button>
        </>
      )}
    >
      {whenLoaded(load, (report) => (
        <>
          {summary(report)}
          {report.refusal === null ? null : <p>{say(report.refusal.message)}</p>}
          {report.refusal?.region === undefined ? (
            <PhotoPair collection={collection.value} report={report} />
          ) : (
            <MarkedPhoto collection={collection.value} report={report} region={report.refusal.region} />
          )}
          {report.outcome === "produced" ? <p class="quiet small">{t("result.untouched")}</p> : null}
          <CheckList collection={collection.value} report={report} key={report.shotId} />
        </>
      ))}
      <ProblemNote problem={submit.problem.value} />
      <SubmitDialog
        open={asking.value}
        collection={collection.value}
        busy={submit.busy.value}
        onNo={() => {
          asking.value = false;
        }}
        onYes={() => void send()}
      />
    </Page>
  );
});
