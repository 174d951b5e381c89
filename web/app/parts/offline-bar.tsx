import { defineComponent, onScopeDispose, ref } from "vue";
import { t } from "../i18n/i18n.ts";

/** Says that the network is gone, and that it is back. */
export const OfflineBar = defineComponent(() => {
  const offline = ref(!navigator.onLine);
  const back = ref(false);
  let timer = 0;

  const went = () => {
    offline.value = true;
  };
  const came = () => {
    offline.value = false;
    back.value = true;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      back.value = false;
    }, 3000);
  };
  window.addEventListener("offline", went);
  window.addEventListener("online", came);
  onScopeDispose(() => {
    window.removeEventListener("offline", went);
    window.removeEventListener("online", came);
    window.clearTimeout(timer);
  });

  return () => (
    <div role="status" class="offline-holder">
      {offline.value ? <p class="offline-bar">{t("problem.offlineBar")}</p> : null}
      {!offline.value && back.value ? <p class="offline-bar back">{t("problem.backOnline")}</p> : null}
    </div>
  );
});
