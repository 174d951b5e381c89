import type { VNodeChild } from "vue";
import type { Load } from "../api/load.ts";
import { t } from "../i18n/i18n.ts";
import { ProblemPage } from "./problem.tsx";

/** What was read, or that it is being read, or why it was not. A value once read stays on the page. */
export function whenLoaded<T>(load: Load<T>, show: (value: T) => VNodeChild): VNodeChild {
  const { value, problem } = load;
  if (value.value !== undefined) return show(value.value);
  if (problem.value !== undefined)
    return <ProblemPage problem={problem.value} retry={() => void load.reload()} />;
  return <Waiting />;
}

/** Grey shapes where the content will be. */
export function Waiting() {
  return (
    <div class="waiting" role="status" aria-label={t("app.loading")}>
      <div class="ghost wide" />
      <div class="ghost" />
      <div class="ghost short" />
    </div>
  );
}
