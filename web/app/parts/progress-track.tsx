import type { CollectionSummary, Step } from "../api/types.ts";
import { t } from "../i18n/i18n.ts";

const parts = ["record", "pay", "shoot", "standard", "review", "done"] as const;

const reached: Partial<Record<Step, number>> = {
  confirmRecord: 0,
  pay: 1,
  waitForPayment: 1,
  waitForRefund: 1,
  shoot: 2,
  retake: 2,
  standardize: 3,
  waitForStandardizing: 3,
  submit: 3,
  waitForReview: 4,
  waitForDelivery: 5,
  done: 6,
};

/** Six parts of the way, and which one is now. */
export function ProgressTrack(props: { readonly collection: Pick<CollectionSummary, "step"> }) {
  const now = reached[props.collection.step];
  return (
    <ol class="track" aria-label={t("detail.progress")}>
      {parts.map((part, index) => (
        <li
          key={part}
          class={now === undefined || index > now ? "" : index < now ? "past" : "now"}
          aria-current={index === now ? "step" : undefined}
        >
          {t(`detail.steps.${part}`)}
        </li>
      ))}
    </ol>
  );
}
ProgressTrack.props = ["collection"];
