import type { PolicyDraft } from "../../roster/policy/draft.ts";
import type { ProgrammePolicy } from "../../roster/policy/policy.ts";
import type { Staff } from "../../staff/identify.ts";
import type { Text } from "../../text.ts";
import { DeskLayout } from "../layout.tsx";
import { isAt, POLICY_FIELDS, POLICY_SECTIONS, SECTION_HINTS } from "./policy-fields.ts";
import { PolicyInput, ServiceInputs } from "./policy-inputs.tsx";
import { PolicyPreview } from "./policy-preview.tsx";
import { ruleOf, SERVICES_RULE } from "./policy-rules.ts";
import { POLICY_TEXTS, type PolicyText } from "./policy-texts.ts";
import { ProgrammeLine } from "./programme-line.tsx";

interface Properties {
  readonly language: keyof Text;
  readonly staff: Staff;
  readonly draft: PolicyDraft;
  /** What stands in the fields, by their names. */
  readonly form: Readonly<Record<string, string>>;
  /** Paths of the policy that are wrong. */
  readonly wrong: readonly string[];
  /** The policy as it would be saved, when it was checked. */
  readonly preview: ProgrammePolicy | null;
  readonly now: number;
}

/** The settings of a programme, with what graduates will see of them. */
export function PolicyPage({ language, staff, draft, form, wrong, preview, now }: Properties) {
  const say = (key: PolicyText) => POLICY_TEXTS[key][language];
  const path = `/desk/programmes/${draft.id}/policy`;
  return (
    <DeskLayout language={language} title={say("title")} path={path} staff={staff}>
      <ProgrammeLine programme={draft} />
      <h1>{say("title")}</h1>
      <p class="quiet">
        {say("version")} {draft.policyVersion}
      </p>
      {wrong.length > 0 && <Slips form={form} wrong={wrong} language={language} path={path} />}
      <form class="policy" method="post" action={path} novalidate={wrong.length > 0}>
        {/* What was typed stays based on what was read first, however often it is sent. */}
        <input type="hidden" name="basedOn" value={form.basedOn ?? String(draft.policyVersion)} />
        {preview && (
          <section class="card">
            <h2>{say("seen")}</h2>
            <PolicyPreview policy={preview} draft={draft} language={language} now={now} />
            <button class="first" type="submit" name="do" value="save">
              {say("save")}
            </button>
            <p class="quiet">{say("saveHint")}</p>
          </section>
        )}
        {POLICY_SECTIONS.map((section) => (
          <>
            {section === "attempts" && <ServiceInputs form={form} wrong={wrong} language={language} />}
            <fieldset class="fields">
              <legend>{say(section)}</legend>
              {POLICY_FIELDS.filter((field) => field.section === section).map((field) => (
                <PolicyInput field={field} form={form} wrong={wrong} language={language} />
              ))}
              {SECTION_HINTS[section] && <p class="quiet wide">{say(SECTION_HINTS[section])}</p>}
            </fieldset>
          </>
        ))}
        <button class="first" type="submit" name="do" value="preview">
          {say("preview")}
        </button>
      </form>
    </DeskLayout>
  );
}

interface SlipProperties {
  readonly form: Readonly<Record<string, string>>;
  readonly wrong: readonly string[];
  readonly language: keyof Text;
  readonly path: string;
}

/** What is wrong, by the names of the fields, each with its way there and what it has to be. */
function Slips({ form, wrong, language, path }: SlipProperties) {
  const say = (key: PolicyText) => POLICY_TEXTS[key][language];
  if (wrong.includes("policyChanged")) {
    return (
      <div class="message" role="alert">
        {say("policyChanged")} <a href={path}>{say("readAgain")}</a>
      </div>
    );
  }
  const fields = POLICY_FIELDS.filter(({ path }) => wrong.some((fault) => isAt(path, fault)));
  return (
    <div class="message" role="alert">
      {say("wrong")}
      <ul>
        {fields.map((field) => (
          <li>
            <a href={`#field-${field.name}`}>{say(field.label)}</a>: {ruleOf(field, form)[language]}
          </li>
        ))}
        {wrong.some((fault) => isAt("services", fault)) && (
          <li>
            <a href="#services">{say("services")}</a>: {SERVICES_RULE[language]}
          </li>
        )}
      </ul>
    </div>
  );
}
