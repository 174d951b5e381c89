import { defineComponent, ref } from "vue";
import { useRouter } from "vue-router";
import * as api from "../api/endpoints.ts";
import { useLoad } from "../api/load.ts";
import { useTap } from "../api/tap.ts";
import type { Qualification } from "../api/types.ts";
import { moment } from "../i18n/format.ts";
import { t } from "../i18n/i18n.ts";
import { Button } from "../parts/button.tsx";
import { Keypad } from "../parts/keypad.tsx";
import { whenLoaded } from "../parts/loaded.tsx";
import { Page } from "../parts/page.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { TextField } from "../parts/text-field.tsx";

/** 核验学籍信息: the last four characters of the document number, on a keypad with X. */
export default defineComponent(() => {
  const router = useRouter();
  const load = useLoad(api.qualification);
  const digits = ref("");
  const typing = ref(false);
  const prove = useTap(api.proveLastFour);

  async function verify(): Promise<void> {
    const done = await prove.run(digits.value);
    if (done) {
      await router.replace(`/collect/${done.value.collectionId}/record`);
      return;
    }
    if (prove.problem.value?.status !== 0) digits.value = "";
    void load.reload();
  }
  const cooling = ({ coolingUntil }: Qualification) => coolingUntil !== null && coolingUntil > Date.now();
  const ready = () =>
    digits.value.length === 4 && load.value.value?.code !== undefined && load.value.value.code !== null;

  const keypad = () => (
    <Keypad
      disabled={load.value.value === undefined || cooling(load.value.value)}
      onKey={(key) => {
        if (digits.value.length < 4) digits.value += key;
      }}
      onErase={() => {
        digits.value = digits.value.slice(0, -1);
      }}
    />
  );
  const entry = ({ code, coolingUntil }: Qualification) => (
    <>
      {code === null ? null : (
        <section class="card">
          <div class="row">
            <div>
              <p class="quiet small">{t("verify.code")}</p>
              {code.code === null ? null : (
                <>
                  <h2>{code.code.school}</h2>
                  <p class="quiet">
                    {code.code.category} · {t("school.year", { year: code.code.year })}
                  </p>
                </>
              )}
            </div>
            <button
              type="button"
              class="link-button small"
              onClick={() => void router.push(`/programme/${code.programmeId}/code`)}
            >
              {t("verify.other")}
            </button>
          </div>
        </section>
      )}
      <h2 style="text-align: center">{t("verify.lead")}</h2>
      <div class="cells" role="img" aria-label={t("verify.entered", { n: digits.value.length })}>
        {[0, 1, 2, 3].map((place) => (
          <span class={place === digits.value.length ? "cell now" : "cell"} key={place}>
            {digits.value[place] ?? ""}
          </span>
        ))}
      </div>
      <p class="hidden" role="status">
        {t("verify.entered", { n: digits.value.length })}
      </p>
      {coolingUntil !== null && coolingUntil > Date.now() ? (
        <p class="note warn">{t("verify.cooling", { until: moment(coolingUntil) })}</p>
      ) : null}
      <ProblemNote problem={prove.problem.value} />
      {typing.value ? (
        <TextField
          id="last-four"
          label={t("verify.digits")}
          maxlength={4}
          capitals
          value={digits.value}
          onType={(text) => {
            digits.value = text.toUpperCase().slice(0, 4);
          }}
        />
      ) : null}
      <p class="quiet small">{t("verify.more")}</p>
      {typing.value ? null : (
        <button
          type="button"
          class="link-button"
          onClick={() => {
            typing.value = true;
          }}
        >
          {t("verify.letters")}
        </button>
      )}
    </>
  );

  return () => {
    const known = load.value.value;
    // Nothing read, and nothing that explains why: the code has to be read first.
    if (known !== undefined && known.code === null && !cooling(known) && prove.problem.value === undefined)
      void router.replace("/school");
    return (
      <Page
        title={t("verify.title")}
        back="/school"
        actions={() => (
          <>
            {typing.value ? null : keypad()}
            <Button main busy={prove.busy.value} disabled={!ready()} onClick={() => void verify()}>
              {t("verify.submit")}
            </Button>
          </>
        )}
      >
        {whenLoaded(load, entry)}
      </Page>
    );
  };
});
