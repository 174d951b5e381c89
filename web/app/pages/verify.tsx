import { defineComponent, ref } from "vue";
import { useRouter } from "vue-router";
import * as api from "../api/endpoints.ts";
import { useLoad } from "../api/load.ts";
import { useTap } from "../api/tap.ts";
import type { Qualification } from "../api/types.ts";
import { t } from "../i18n/i18n.ts";
import { Button } from "../parts/button.tsx";
import { CoolingNote } from "../parts/cooling-note.tsx";
import { Keypad } from "../parts/keypad.tsx";
import { whenLoaded } from "../parts/loaded.tsx";
import { Page } from "../parts/page.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { TextField } from "../parts/text-field.tsx";
import { useGoOn } from "../router/go-on.ts";

/** 核验学籍信息: the last four characters of the document number, on a keypad with X. */
export default defineComponent(() => {
  const router = useRouter();
  const load = useLoad(api.qualification);
  const digits = ref("");
  const typing = ref(false);
  const prove = useTap(api.proveLastFour);
  const forget = useTap(api.forgetCode);
  /** Nothing is left to do here: the code is proved, or another one is wanted. */
  const over = ref(false);
  const goOn = useGoOn();

  async function verify(): Promise<void> {
    const done = await prove.run(digits.value);
    if (done) {
      over.value = true;
      await goOn(`/collect/${done.value.collectionId}/record`);
      return;
    }
    if (!unanswered()) digits.value = "";
    void load.reload();
  }
  /** Another code instead: the page that reads it leads back here as long as one is in hand. */
  async function another(programmeId: string): Promise<void> {
    if ((await forget.run()) === undefined) return;
    over.value = true;
    await goOn(`/programme/${programmeId}/code`, "push");
  }
  /** The last try may have been right, and the code used up: the same again brings its answer. */
  const unanswered = () => {
    const status = prove.problem.value?.status;
    return status !== undefined && (status === 0 || status >= 500);
  };
  /** Until when nothing is taken; null when something is. */
  const coolingUntil = () => {
    const until = load.value.value?.coolingUntil ?? null;
    return until !== null && until > Date.now() ? until : null;
  };
  const open = () => load.value.value !== undefined && coolingUntil() === null;
  const ready = () =>
    digits.value.length === 4 && open() && (load.value.value?.code !== null || unanswered());

  const keypad = () => (
    <Keypad
      disabled={!open()}
      onKey={(key) => {
        if (digits.value.length < 4) digits.value += key;
      }}
      onErase={() => {
        digits.value = digits.value.slice(0, -1);
      }}
    />
  );
  const codeInHand = ({ code, programmeId }: NonNullable<Qualification["code"]>) => (
    <section class="card">
      <div class="row">
        <div>
          <p class="quiet small">{t("verify.code")}</p>
          {code === null ? null : (
            <>
              <h2>{code.school}</h2>
              <p class="quiet">
                {code.category} · {t("school.year", { year: code.year })}
              </p>
            </>
          )}
        </div>
        <button
          type="button"
          class="link-button small"
          disabled={forget.busy.value}
          onClick={() => void another(programmeId)}
        >
          {t("verify.other")}
        </button>
      </div>
    </section>
  );
  const cells = () => (
    <>
      <div class="cells" role="img" aria-label={t("verify.entered", { n: digits.value.length })}>
        {[0, 1, 2, 3].map((place) => (
          <span class={open() && place === digits.value.length ? "cell now" : "cell"} key={place}>
            {digits.value[place] ?? ""}
          </span>
        ))}
      </div>
      <p class="hidden" role="status">
        {t("verify.entered", { n: digits.value.length })}
      </p>
    </>
  );
  /** Above all else: while it stands, nothing else on the page can be done. */
  const pause = () => {
    const until = coolingUntil();
    return (
      <div role="status">
        {until === null ? null : <CoolingNote until={until} onOver={() => void load.reload()} />}
      </div>
    );
  };
  /** The refusal that began the pause says no more than the note on it. */
  const refused = () => {
    const problem = prove.problem.value ?? forget.problem.value;
    return !open() && problem?.code === "proofCooling" ? undefined : problem;
  };
  const field = () =>
    open() && typing.value ? (
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
    ) : null;
  const toTheField = () =>
    !open() || typing.value ? null : (
      <button
        type="button"
        class="link-button"
        onClick={() => {
          typing.value = true;
        }}
      >
        {t("verify.letters")}
      </button>
    );
  const entry = ({ code }: Qualification) => (
    <>
      {pause()}
      {code === null ? null : codeInHand(code)}
      <h2 style="text-align: center">{t("verify.lead")}</h2>
      {cells()}
      <ProblemNote problem={refused()} />
      {field()}
      <p class="quiet small">{t("verify.more")}</p>
      {toTheField()}
    </>
  );

  return () => {
    const known = load.value.value;
    // Nothing read, and nothing that explains why: the code has to be read first.
    const explained = over.value || prove.busy.value || prove.problem.value !== undefined;
    if (known?.code === null && open() && !explained) void router.replace("/school");
    return (
      <Page
        title={t("verify.title")}
        back="/school"
        actions={() => (
          <>
            {open() && typing.value ? null : keypad()}
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
