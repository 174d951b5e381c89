import { defineComponent } from "vue";
import { RouterView } from "vue-router";
import { OfflineBar } from "./parts/offline-bar.tsx";
import { WayBar } from "./parts/way-bar.tsx";

/** The whole app: what lies over every page, and the page. */
export const App = defineComponent(() => {
  return () => (
    <>
      <OfflineBar />
      <WayBar />
      <RouterView />
    </>
  );
});
