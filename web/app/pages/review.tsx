import { defineComponent, ref } from "vue";
import * as api from "../api/endpoints.ts";
import { useTap } from "../api/tap.ts";
import { day, moment } from "../i18n/format.ts";
import { t } from "../i18n/i18n.ts";
import { Button } from "../parts/button.tsx";
import { Ask } from "../parts/dialog.tsx";
import { Icon } from "../parts/icon.tsx";
import { Page } from "../parts/page.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { RecordFields } from "../parts/record-fields.tsx";
import { SubmittedPhoto } from "../parts/submitted-photo.tsx";
import { useCurrent } from "../state/collection.ts";

/** 审核中: when it will be done, what was submitted, and the way to take it back. */
export default defineComponent(() => {
  const { collection, reload } = useCurrent();
  const asking = ref(false);
  const withdraw = useTap(() => api.withdraw(collection.value.id));
  return () => {
    const { review, record, id } = collection.value;
    return (
      <Page
        title={t("review.title")}
        back={`/collect/${id}`}
        actions={() => (
          <>
            <Button onClick={() => void reload()}>{t("review.refresh")}</Button>
            {collection.value.actions.withdraw.allowed ? (
              <Button
                onClick={() => {
                  asking.value = true;
                }}
              >
                {t("review.withdraw")}
              </Button>
            ) : null}
          </>
        )}
      >
        <div class="status-sign">
          <span class="round">
            <Icon name="clock" />
          </span>
          <h2>{t("review.title")}</h2>
          <p class="lead">{t("review.lead")}</p>
          {review === null ? null : (
            <>
              <p>
                <strong>{t("review.due", { day: day(review.dueAt) })}</strong>
              </p>
              <p class="quiet small">
                {t(review.stage === "school" ? "review.school" : "review.central")} ·{" "}
                {t("review.submitted", { at: moment(review.submittedAt) })}
              </p>
            </>
          )}
        </div>
        {review?.overdue ? <p class="note warn">{t("review.overdue")}</p> : null}
        <p class="note">{t("review.warn")}</p>
        <section class="card">
          <h2>{t("review.photo")}</h2>
          <SubmittedPhoto collection={collection.value} label={t("review.photo")} />
          <RecordFields record={record} />
        </section>
        <ProblemNote problem={withdraw.problem.value} />
        <Ask
          open={asking.value}
          title={t("review.withdrawTitle")}
          yes={t("review.withdrawYes")}
          busy={withdraw.busy.value}
          onNo={() => {
            asking.value = false;
          }}
          onYes={() =>
            void withdraw.run().then(() => {
              asking.value = false;
              return reload();
            })
          }
        >
          <p>{t("review.withdrawMore")}</p>
        </Ask>
      </Page>
    );
  };
});
