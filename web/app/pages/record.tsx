import { defineComponent, ref } from "vue";
import { useRouter } from "vue-router";
import * as api from "../api/endpoints.ts";
import { useTap } from "../api/tap.ts";
import { t } from "../i18n/i18n.ts";
import { Button } from "../parts/button.tsx";
import { Ask } from "../parts/dialog.tsx";
import { Page } from "../parts/page.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { RecordFields } from "../parts/record-fields.tsx";
import { useCurrent } from "../state/collection.ts";

/** The record that the code or the identity led to: is it this enrolment? Before any payment. */
export default defineComponent(() => {
  const router = useRouter();
  const { collection, reload } = useCurrent();
  const asking = ref(false);
  const confirm = useTap(() => api.confirmRecord(collection.value.id));
  const release = useTap(() => api.releaseClaim(collection.value.id));
  return () => (
    <Page
      title={t("record.title")}
      back={`/collect/${collection.value.id}`}
      actions={() => (
        <>
          <Button
            main
            busy={confirm.busy.value}
            onClick={() => void confirm.run().then((done) => done && reload())}
          >
            {t("record.confirm")}
          </Button>
          <Button
            onClick={() => {
              asking.value = true;
            }}
          >
            {t("record.wrong")}
          </Button>
        </>
      )}
    >
      <p class="note warn">{t("record.lead")}</p>
      <section class="card">
        <RecordFields record={collection.value.record} />
      </section>
      <ProblemNote problem={confirm.problem.value ?? release.problem.value} />
      <Ask
        open={asking.value}
        title={t("record.wrongTitle")}
        yes={t("record.release")}
        busy={release.busy.value}
        onNo={() => {
          asking.value = false;
        }}
        onYes={() =>
          void release.run().then((done) => {
            asking.value = false;
            return done && router.replace("/collect");
          })
        }
      >
        <p>{t("record.wrongMore")}</p>
      </Ask>
    </Page>
  );
});
