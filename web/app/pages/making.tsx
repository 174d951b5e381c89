import { defineComponent, onScopeDispose } from "vue";
import { useRouter } from "vue-router";
import * as api from "../api/endpoints.ts";
import { useTap } from "../api/tap.ts";
import { t } from "../i18n/i18n.ts";
import { Button } from "../parts/button.tsx";
import { MakingStages } from "../parts/making-stages.tsx";
import { Page } from "../parts/page.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { useGoOn } from "../router/go-on.ts";
import { useCurrent } from "../state/collection.ts";

/** 照片标准化: the making, stage by stage, and what to do when it breaks off. */
export default defineComponent(() => {
  const router = useRouter();
  const goOn = useGoOn();
  const { collection, reload } = useCurrent();
  const make = useTap((shotId: string) => api.standardize(collection.value.id, shotId));
  // Another tab or an earlier try may hold the lease: ask how it went.
  const poll = window.setInterval(() => {
    if (!make.busy.value && collection.value.step === "waitForStandardizing") void reload();
  }, 2500);
  onScopeDispose(() => window.clearInterval(poll));

  const underWay = () => make.busy.value || collection.value.step === "waitForStandardizing";

  async function begin(): Promise<void> {
    const shotId = collection.value.shots.current?.id;
    if (shotId === undefined) return;
    const done = await make.run(shotId);
    await reload();
    if (done) await goOn(`/collect/${collection.value.id}/result`);
  }
  if (collection.value.step === "standardize") void begin();

  const shown = (shotId: string | undefined) =>
    shotId === undefined ? null : (
      <div class="photo-frame photo-small being-made">
        <img src={api.shotUrl(collection.value.id, shotId)} alt={t("result.original")} />
      </div>
    );
  return () => (
    <Page
      title={t("making.title")}
      back={`/collect/${collection.value.id}`}
      actions={() =>
        underWay() ? null : (
          <>
            <Button main onClick={() => void begin()}>
              {t("making.start")}
            </Button>
            <Button onClick={() => void router.push(`/collect/${collection.value.id}/shoot`)}>
              {t("making.again")}
            </Button>
          </>
        )
      }
    >
      {underWay() ? (
        <section class="card">
          {shown(collection.value.shots.current?.id)}
          <h2>{t("making.lead")}</h2>
          <MakingStages />
          <p class="quiet small">{t("making.stay")}</p>
        </section>
      ) : (
        <div class="status-sign">
          <h2>{t(make.problem.value === undefined ? "making.ready" : "making.failed")}</h2>
          <p class="lead">{t(make.problem.value === undefined ? "making.readyMore" : "making.failedMore")}</p>
        </div>
      )}
      <ProblemNote problem={make.problem.value} />
    </Page>
  );
});
