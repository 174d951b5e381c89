import { defineComponent } from "vue";
import { t } from "../i18n/i18n.ts";
import { way } from "../router/way.ts";

/** Says that the page asked for is on its way, that the network is slow, or that it did not come; and loads it anew. */
export const WayBar = defineComponent(() => {
  const again = (to: string) => {
    // Without a network the browser would show a page of its own, and this one would be gone.
    if (navigator.onLine) location.assign(to);
  };
  return () => {
    const asked = way.value;
    return (
      <div role="status" class="way-holder">
        {asked === undefined ? null : asked.state === "opening" ? (
          <p class="way-line">
            <span class="hidden">{t("app.loading")}</span>
          </p>
        ) : (
          <div class="offline-bar way-bar">
            <p>{t(asked.state === "slow" ? "problem.slowWay" : "problem.lostWay")}</p>
            <button type="button" onClick={() => again(asked.to)}>
              {t("app.reopen")}
            </button>
          </div>
        )}
      </div>
    );
  };
});
