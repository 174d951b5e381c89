import { computed, defineComponent, type PropType, ref } from "vue";
import { readFigure, unitWord } from "../../../worker/photo/check-figures.ts";
import type { Check, Collection, Report } from "../api/types.ts";
import { language, say, t } from "../i18n/i18n.ts";
import { Icon } from "./icon.tsx";
import { MarkedPhoto } from "./marked-photo.tsx";

const order = { fail: 0, warn: 1, pass: 2 } as const;

/**
 * Every check, the failed ones first, each with what was measured, what is wanted, and what to do. A tap on a finding
 * shows where in the picture it is; the worst one shows it at once.
 */
export const CheckList = defineComponent({
  props: {
    collection: { type: Object as PropType<Collection>, required: true },
    report: { type: Object as PropType<Report>, required: true },
  },
  setup(props) {
    const all = ref(false);
    const sorted = computed(() =>
      [...props.report.checks].sort((a, b) => order[a.verdict] - order[b.verdict]),
    );
    const worst = sorted.value.find(({ verdict, region }) => verdict === "fail" && region !== undefined);
    const shownId = ref(worst?.id);

    const heading = (check: Check) => (
      <span class="row check-heading">
        <h3>{say(check.title)}</h3>
        <span class={`tag ${check.verdict}`}>{t(`result.verdict.${check.verdict}`)}</span>
      </span>
    );
    const item = (check: Check) => {
      const { id, region, verdict } = check;
      const open = shownId.value === id;
      return (
        <li key={id}>
          {heading(check)}
          <p class="quiet small">{figures(check)}</p>
          {verdict === "pass" ? null : <p>{say(check.advice)}</p>}
          {region === undefined ? null : (
            <button
              type="button"
              class="link-button where"
              aria-expanded={open}
              aria-label={`${say(check.title)}: ${t(open ? "result.hide" : "result.where")}`}
              onClick={() => {
                shownId.value = open ? undefined : id;
              }}
            >
              <Icon name="search" />
              {t(open ? "result.hide" : "result.where")}
            </button>
          )}
          {region !== undefined && open ? (
            <MarkedPhoto collection={props.collection} report={props.report} region={region} />
          ) : null}
        </li>
      );
    };
    return () => {
      const shown = all.value ? sorted.value : sorted.value.filter(({ verdict }) => verdict !== "pass");
      if (sorted.value.length === 0) return null;
      return (
        <section class="card">
          <h2>{t("result.checks")}</h2>
          {shown.length === 0 ? null : <ul class="checks">{shown.map(item)}</ul>}
          <button
            type="button"
            class="link-button"
            aria-expanded={all.value}
            onClick={() => {
              all.value = !all.value;
            }}
          >
            {all.value ? t("result.fewer") : t("result.all", { n: sorted.value.length })}
          </button>
        </section>
      );
    };
  },
});

function figures({ measured, limit, unit }: Check): string {
  const wanted = required(limit);
  const found = typeof measured === "number" ? readFigure(measured, limit) : measured;
  const parts = [
    found === null || found === ""
      ? ""
      : `${t("result.measured")} ${found} ${unitWord(unit, language(), measured)}`.trim(),
    wanted === "" ? "" : `${t("result.limit")} ${wanted}`,
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

function required({ min, max, equals }: Check["limit"]): string {
  if (equals !== undefined) return equals;
  if (min !== undefined && min === max) return String(min);
  if (min !== undefined && max !== undefined) return t("result.between", { min: min, max: max });
  if (min !== undefined) return t("result.atLeast", { min: min });
  return max === undefined ? "" : t("result.atMost", { max: max });
}
