import { defineComponent } from "vue";
import { useRouter } from "vue-router";
import { moment } from "../i18n/format.ts";
import { say, t } from "../i18n/i18n.ts";
import { Button } from "../parts/button.tsx";
import { Icon } from "../parts/icon.tsx";
import { Page } from "../parts/page.tsx";
import { RecordFields } from "../parts/record-fields.tsx";
import { SubmittedPhoto } from "../parts/submitted-photo.tsx";
import { useCurrent } from "../state/collection.ts";

/** 审核通过, then 上网: locked, and ready to be saved. */
export default defineComponent(() => {
  const router = useRouter();
  const { collection } = useCurrent();
  return () => {
    const { id, deliveredAt, record, actions, purgedAt } = collection.value;
    return (
      <Page
        title={t("approved.title")}
        back={`/collect/${id}`}
        actions={() => (
          <Button
            main
            disabled={!actions.download.allowed}
            onClick={() => void router.push(`/collect/${id}/download`)}
          >
            {t("approved.download")}
          </Button>
        )}
      >
        <div class="status-sign good">
          <span class="round">
            <Icon name="check" />
          </span>
          <h2>{t("approved.lead")}</h2>
          <span class={deliveredAt === null ? "tag" : "tag pass"}>
            {t(deliveredAt === null ? "approved.waiting" : "approved.delivered")}
          </span>
        </div>
        {purgedAt === null ? (
          <SubmittedPhoto collection={collection.value} label={t("result.standard")} />
        ) : null}
        <p class="note">
          {deliveredAt === null
            ? t("approved.waitingMore")
            : t("approved.deliveredMore", { at: moment(deliveredAt) })}
        </p>
        {actions.download.text === undefined ? null : <p class="note">{say(actions.download.text)}</p>}
        <section class="card">
          <RecordFields record={record} />
        </section>
      </Page>
    );
  };
});
