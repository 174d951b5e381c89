import { defineComponent } from "vue";
import { useRouter } from "vue-router";
import * as api from "../api/endpoints.ts";
import { useLoad } from "../api/load.ts";
import { useTap } from "../api/tap.ts";
import type { CollectionSummary, Step } from "../api/types.ts";
import { Portrait } from "../drawings/portrait.tsx";
import { say, t } from "../i18n/i18n.ts";
import { Button } from "../parts/button.tsx";
import { whenLoaded } from "../parts/loaded.tsx";
import { Page } from "../parts/page.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { ProgressTrack } from "../parts/progress-track.tsx";
import { nextStep } from "../state/next-step.ts";
import { logOut } from "../state/session.ts";

const tones: Partial<Record<Step, string>> = {
  retake: "tag fail",
  windowClosed: "tag warn",
  windowNotOpen: "tag warn",
  closed: "tag warn",
  waitForDelivery: "tag pass",
  done: "tag pass",
};

/** 采集列表: every collection of this account, each with its state and the way on. */
export default defineComponent(() => {
  const router = useRouter();
  const load = useLoad(api.collections);
  const leave = useTap(logOut);
  const card = (one: CollectionSummary, index: number) => (
    <li key={one.id}>
      <section class="card" aria-label={`${one.school} ${one.category}`}>
        <div class="row">
          <h2>{one.school}</h2>
          <span class={tones[one.step] ?? "tag"}>{say(one.stepText)}</span>
        </div>
        <p class="quiet">
          {[one.category, one.level, t("school.year", { year: one.year })].filter(Boolean).join(" · ")}
        </p>
        <ProgressTrack collection={one} />
        <p>
          <span class="quiet">{t("list.next")}</span> {t(`list.nextSteps.${nextStep(one)}`)}
        </p>
        <Button main={index === 0} onClick={() => void router.push(`/collect/${one.id}`)}>
          {t("list.enter")}
        </Button>
      </section>
    </li>
  );
  return () => (
    <Page
      title={t("list.title")}
      actions={() => (
        <Button main={load.value.value?.collections.length === 0} onClick={() => void router.push("/school")}>
          {t(load.value.value?.collections.length === 0 ? "list.start" : "list.add")}
        </Button>
      )}
    >
      {whenLoaded(load, ({ collections }) =>
        collections.length === 0 ? (
          <div class="empty">
            <Portrait />
            <h2>{t("list.empty")}</h2>
            <p class="quiet">{t("list.emptyMore")}</p>
          </div>
        ) : (
          <ul class="cards">{collections.map(card)}</ul>
        ),
      )}
      <ProblemNote problem={leave.problem.value} />
      <button
        type="button"
        class="link-button"
        onClick={() => void leave.run().then((done) => done && router.replace("/"))}
      >
        {t("login.logout")}
      </button>
    </Page>
  );
});
