import { defineComponent, ref } from "vue";
import { useRoute, useRouter } from "vue-router";
import * as api from "../api/endpoints.ts";
import { useLoad } from "../api/load.ts";
import { useTap } from "../api/tap.ts";
import type { NotFound } from "../api/types.ts";
import { moment } from "../i18n/format.ts";
import { say, t } from "../i18n/i18n.ts";
import { Button } from "../parts/button.tsx";
import { whenLoaded } from "../parts/loaded.tsx";
import { Page } from "../parts/page.tsx";
import { PhoneLink } from "../parts/phone-link.tsx";
import { ProblemNote } from "../parts/problem.tsx";
import { TextField } from "../parts/text-field.tsx";
import { schoolPage } from "../state/next-page.ts";
import { person } from "../state/person.ts";

const SEARCHED = {
  name: "fields.name",
  number: "fields.documentNumber",
  category: "fields.category",
  year: "fields.year",
  at: "missing.at",
} as const;

/** No record found: what was searched, what to check, whom to ask, and a request to be added that the school sees. */
export default defineComponent(() => {
  const router = useRouter();
  const id = String(useRoute().params.programme);
  const programme = useLoad(() => api.programme(id));
  const last = useLoad(() => api.recordRequest(id));
  const studentNumber = ref("");
  const ask = useTap(() =>
    // After a reload only the server knows whom it was about.
    api.askForRecord(id, { ...(known() && who()), studentNumber: studentNumber.value.trim() || null }),
  );
  const who = () => {
    const { name, documentType, documentNumber } = person;
    return { name, documentType, documentNumber };
  };
  const again = () => void router.replace(`/programme/${id}/identity`);
  const known = () => person.name.trim() !== "" && person.documentNumber.trim() !== "";
  const mayAsk = () => {
    const found = last.value.value;
    return found?.mayRequest === true && (known() || found.searched !== null);
  };

  const state = ({ request, tries, searched }: NotFound) => (
    <>
      {searched === null ? null : (
        <section class="card">
          <h2>{t("missing.searched")}</h2>
          <dl class="fields">
            {(["name", "number", "category", "year", "at"] as const).map((fact) => (
              <div key={fact}>
                <dt>{t(SEARCHED[fact])}</dt>
                <dd>{fact === "at" ? moment(searched.at) : searched[fact]}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {request === null ? null : (
        <div class={{ open: "note", added: "note good", declined: "note warn" }[request.status]}>
          <strong>
            {t(
              request.status === "added"
                ? "missing.added"
                : request.status === "open"
                  ? "missing.asked"
                  : "missing.declined",
            )}
          </strong>
          <p>{request.answer ?? t("missing.askedMore", { at: moment(request.createdAt) })}</p>
        </div>
      )}
      {tries > 0 ? <p class="quiet small">{t("missing.tries", { n: tries })}</p> : null}
    </>
  );
  const contact = ({ contact: { school, phone, hours }, text }: NotFound) => (
    <section class="card">
      <h2>{t("missing.contact")}</h2>
      <p>{say(school)}</p>
      <p class="quiet">{t("help.hours", { hours })}</p>
      <PhoneLink phone={phone} />
      <p class="quiet">{say(text)}</p>
    </section>
  );

  return () => (
    <Page
      title={t("missing.title")}
      back={schoolPage(programme.value.value)}
      actions={() => (
        <>
          {mayAsk() ? (
            <Button
              main
              busy={ask.busy.value}
              onClick={() => void ask.run().then((done) => done && last.reload())}
            >
              {t("missing.ask")}
            </Button>
          ) : null}
          <Button main={!mayAsk()} onClick={again}>
            {t("missing.again")}
          </Button>
        </>
      )}
    >
      {whenLoaded(programme, (one) => (
        <p>{t("missing.lead", { school: one.school })}</p>
      ))}
      {whenLoaded(last, state)}
      <section class="card">
        <h2>{t("missing.check")}</h2>
        <ul class="text-body">
          {(["check1", "check2", "check3"] as const).map((check) => (
            <li key={check}>{t(`missing.${check}`)}</li>
          ))}
        </ul>
      </section>
      {mayAsk() ? (
        <section class="card">
          <p>{t("missing.askMore")}</p>
          <TextField
            id="student-number"
            label={t("missing.studentNumber")}
            maxlength={40}
            value={studentNumber.value}
            onType={(text) => {
              studentNumber.value = text;
            }}
          />
        </section>
      ) : null}
      {last.value.value === undefined ? null : contact(last.value.value)}
      <ProblemNote problem={ask.problem.value} />
    </Page>
  );
});
