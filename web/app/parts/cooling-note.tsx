import { defineComponent, onMounted, onScopeDispose } from "vue";
import { moment } from "../i18n/format.ts";
import { t } from "../i18n/i18n.ts";
import { Note } from "./note.tsx";

/** Why nothing can be tried until a moment (ms), and what to do meanwhile; says `over` when the moment has come. */
export const CoolingNote = defineComponent({
  props: { until: { type: Number, required: true } },
  emits: { over: () => true },
  setup(props, { emit }) {
    let timer = 0;
    onMounted(() => {
      timer = window.setTimeout(() => emit("over"), Math.max(0, props.until - Date.now()));
    });
    onScopeDispose(() => window.clearTimeout(timer));
    return () => <Note tone="warn">{t("verify.cooling", { until: moment(props.until) })}</Note>;
  },
});
