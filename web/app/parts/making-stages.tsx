import { computed, defineComponent, ref, watch } from "vue";
import type { Stage } from "../api/types.ts";
import { t } from "../i18n/i18n.ts";
import { useCurrent } from "../state/collection.ts";

const stages = ["read", "face", "matte", "compose", "encode"] as const satisfies readonly Stage[];

/**
 * How far standardizing is, as the server tells it. While it tells nothing, because the work waits its turn or the
 * socket is lost, the last that was heard stays.
 */
export const MakingStages = defineComponent({
  setup() {
    const { stage } = useCurrent();
    const last = ref<Stage>();
    watch(
      stage,
      (now) => {
        if (now !== undefined) last.value = now;
      },
      { immediate: true },
    );
    const now = computed(() => (last.value === undefined ? -1 : stages.indexOf(last.value)));
    return () => (
      <>
        <ol class="stages">
          {stages.map((one, index) => (
            <li
              key={one}
              class={index < now.value ? "past" : index === now.value ? "now" : ""}
              aria-current={index === now.value ? "step" : undefined}
            >
              <span class="dot" aria-hidden="true">
                {index < now.value ? "✓" : ""}
              </span>
              {t(`making.stages.${one}`)}
            </li>
          ))}
        </ol>
        <p class={now.value < 0 ? "quiet waits" : "hidden"} role="status">
          {now.value < 0 ? <span class="spinner" aria-hidden="true" /> : null}
          {t(last.value === undefined ? "making.waiting" : `making.stages.${last.value}`)}
        </p>
      </>
    );
  },
});
