import { defineComponent, type PropType, ref } from "vue";
import type { Check } from "../api/types.ts";
import { say, t } from "../i18n/i18n.ts";

const order = { fail: 0, warn: 1, pass: 2 } as const;

/** Every check, the failed ones first, each with what was measured, what is wanted, and what to do. */
export const CheckList = defineComponent({
  props: { checks: { type: Array as PropType<readonly Check[]>, required: true } },
  setup(props) {
    const all = ref(false);
    return () => {
      const sorted = [...props.checks].sort((a, b) => order[a.verdict] - order[b.verdict]);
      const open = sorted.filter(({ verdict }) => verdict !== "pass");
      const shown = all.value ? sorted : open;
      if (sorted.length === 0) return null;
      return (
        <section class="card">
          <h2>{t("result.checks")}</h2>
          {shown.length === 0 ? null : (
            <ul class="checks">
              {shown.map((check) => (
                <li key={check.id}>
                  <div class="row">
                    <h3>{say(check.title)}</h3>
                    <span class={`tag ${check.verdict}`}>{t(`result.verdict.${check.verdict}`)}</span>
                  </div>
                  <p class="quiet small">{figures(check)}</p>
                  {check.verdict === "pass" ? null : <p>{say(check.advice)}</p>}
                </li>
              ))}
            </ul>
          )}
          <button
            type="button"
            class="link-button"
            aria-expanded={all.value}
            onClick={() => {
              all.value = !all.value;
            }}
          >
            {all.value ? t("result.fewer") : t("result.all", { n: sorted.length })}
          </button>
        </section>
      );
    };
  },
});

function figures({ measured, limit, unit }: Check): string {
  const { min, max, equals } = limit;
  const wanted =
    equals ??
    (min !== undefined && max !== undefined
      ? t("result.between", { min: round(min), max: round(max) })
      : min !== undefined
        ? t("result.atLeast", { min: round(min) })
        : max !== undefined
          ? t("result.atMost", { max: round(max) })
          : "");
  const found = measured === null ? "" : typeof measured === "number" ? round(measured) : measured;
  const parts = [
    found === "" ? "" : `${t("result.measured")} ${found} ${unit}`.trim(),
    wanted === "" ? "" : `${t("result.limit")} ${wanted}`,
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

function round(value: number): string {
  return String(Math.abs(value) >= 20 ? Math.round(value) : Math.round(value * 100) / 100);
}
