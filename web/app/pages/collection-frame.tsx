import { defineComponent, provide, shallowRef, watch } from "vue";
import { RouterView, useRoute, useRouter } from "vue-router";
import * as api from "../api/endpoints.ts";
import { useLoad } from "../api/load.ts";
import type { Stage } from "../api/types.ts";
import { t } from "../i18n/i18n.ts";
import { Waiting } from "../parts/loaded.tsx";
import { Page } from "../parts/page.tsx";
import { ProblemPage } from "../parts/problem.tsx";
import { listenForChanges } from "../state/changes.ts";
import { currentKey } from "../state/collection.ts";
import { belongs, nextPage } from "../state/next-page.ts";

/**
 * Reads the collection before any of its pages is shown, keeps it fresh, and sends whoever stands on a page that
 * does not belong to its state to the one that does: back, refresh, a second tab and a reviewer all end here.
 */
export default defineComponent(() => {
  const route = useRoute();
  const router = useRouter();
  const id = String(route.params.id);
  const load = useLoad(() => api.collection(id));
  const stage = shallowRef<Stage>();
  provide(currentKey, { collection: () => load.value.value, stage, reload: load.reload });
  listenForChanges(
    id,
    () => load.value.value?.version,
    () => void load.reload(),
    (now) => {
      stage.value = now;
    },
  );

  const fits = () => {
    const collection = load.value.value;
    const page = route.meta.page;
    return collection === undefined || page === undefined || belongs[page](collection);
  };
  watch([load.value, () => route.path], () => {
    const collection = load.value.value;
    if (collection !== undefined && !fits()) void router.replace(nextPage(collection));
  });
  // Another collection's address reuses this component; its data would be the wrong one's.
  watch(
    () => route.params.id,
    (now) => typeof now === "string" && now !== id && location.reload(),
  );

  return () => {
    const problem = load.problem.value;
    // Let go of by customer service, or another account has logged in here: what was read is not theirs any more.
    const gone = problem?.status === 404;
    if (load.value.value !== undefined && !gone && fits()) return <RouterView />;
    return (
      <Page title={t("detail.title")} back="/collect">
        {problem !== undefined && (gone || load.value.value === undefined) ? (
          <ProblemPage problem={problem} retry={() => void load.reload()} />
        ) : (
          <Waiting />
        )}
      </Page>
    );
  };
});
