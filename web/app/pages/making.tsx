import { defineComponent, onScopeDispose, ref } from "vue";
import { useRouter } from "vue-router";
import * as api from "../api/endpoints.ts";
import { useTap } from "../api/tap.ts";
import { t } from "../i18n/i18n.ts";
import { Button } from "../parts/button.tsx";
import { Page } from "../parts/page.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { useCurrent } from "../state/collection.ts";

const stages = ["s1", "s2", "s3", "s4", "s5"] as const;
/** How long each stage is shown (ms), about what it takes; the last one waits for the answer. */
const STAGE_MS = 1200;

/** 照片标准化: the making, stage by stage, and what to do when it breaks off. */
export default defineComponent(() => {
  const router = useRouter();
  const { collection, reload } = useCurrent();
  const stage = ref(0);
  const make = useTap((shotId: string) => api.standardize(collection.value.id, shotId));
  const timer = window.setInterval(() => {
    if (underWay()) stage.value = Math.min(stage.value + 1, stages.length - 1);
  }, STAGE_MS);
  // Another tab or an earlier try may hold the lease: ask how it went.
  const poll = window.setInterval(() => {
    if (!make.busy.value && collection.value.step === "waitForStandardizing") void reload();
  }, 2500);
  onScopeDispose(() => {
    window.clearInterval(timer);
    window.clearInterval(poll);
  });

  const underWay = () => make.busy.value || collection.value.step === "waitForStandardizing";

  async function begin(): Promise<void> {
    const shotId = collection.value.shots.current?.id;
    if (shotId === undefined) return;
    stage.value = 0;
    const done = await make.run(shotId);
    await reload();
    if (done) await router.replace(`/collect/${collection.value.id}/result`);
  }
  if (collection.value.step === "standardize") void begin();

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
        <section class="card" role="status">
          <h2>{t("making.lead")}</h2>
          <ol class="stages">
            {stages.map((one, index) => (
              <li key={one} class={index < stage.value ? "past" : index === stage.value ? "now" : ""}>
                <span class="dot" aria-hidden="true">
                  {index < stage.value ? "✓" : ""}
                </span>
                {t(`making.${one}`)}
              </li>
            ))}
          </ol>
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
