import { SPECS } from "../../photo/spec/specs.ts";
import type { ProgrammePolicy } from "../../roster/policy/policy.ts";
import type { PolicyDraft } from "../../roster/policy-draft.ts";
import type { Staff } from "../../staff/identify.ts";
import type { Text } from "../../text.ts";
import { DeskLayout } from "../layout.tsx";
import { SERVICE_ROWS } from "./policy-form.ts";
import { PolicyPreview } from "./policy-preview.tsx";
import { POLICY_TEXTS, type PolicyText } from "./policy-texts.ts";

interface Properties {
  readonly language: keyof Text;
  readonly staff: Staff;
  readonly draft: PolicyDraft;
  /** What stands in the fields, by their names. */
  readonly form: Readonly<Record<string, string>>;
  /** Paths of the fields that are wrong. */
  readonly wrong: readonly string[];
  /** The policy as it would be saved, when it was checked. */
  readonly preview: ProgrammePolicy | null;
  readonly now: number;
}

/** The settings of a programme, with what graduates will see of them. */
export function PolicyPage({ language, staff, draft, form, wrong, preview, now }: Properties) {
  const say = (key: PolicyText) => POLICY_TEXTS[key][language];
  const path = `/desk/programmes/${draft.id}/policy`;
  const value = (name: string) => form[name] ?? "";
  const field = (
    name: string,
    label: PolicyText,
    more: Readonly<Record<string, string | number | boolean>> = {},
  ) => (
    <label>
      {say(label)}
      <input name={name} value={value(name)} autocomplete="off" {...more} />
    </label>
  );
  const choice = (name: PolicyText, options: readonly PolicyText[]) => (
    <label>
      {say(name)}
      <select name={name}>
        {options.map((option) => (
          <option value={option} selected={value(name) === option}>
            {say(option)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <DeskLayout language={language} title={say("title")} path={path} staff={staff}>
      <p>
        <a href={`/desk/schools/${draft.schoolId}`}>{draft.school}</a> · {draft.year} {draft.category}
      </p>
      <h1>{say("title")}</h1>
      <p class="quiet">
        {say("version")} {draft.policyVersion}
      </p>
      {wrong.length > 0 && (
        <div class="message" role="alert">
          {wrong.includes("policyChanged") ? (
            say("policyChanged")
          ) : (
            <>
              {say("wrong")} <code>{wrong.join(", ")}</code>
            </>
          )}
        </div>
      )}
      <form class="policy" method="post" action={path}>
        <input type="hidden" name="basedOn" value={String(draft.policyVersion)} />
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
        <fieldset class="fields">
          <legend>{say("basics")}</legend>
          {choice("qualification", ["code", "identity"])}
          <label>
            {say("photoSpec")}
            <select name="photoSpec">
              {SPECS.map(({ id, name, width, height }) => (
                <option value={id} selected={value("photoSpec") === id}>
                  {name[language]} · {width}×{height}
                </option>
              ))}
            </select>
          </label>
          {choice("capture", ["camera-only", "camera-or-album"])}
          {field("opens", "opens", { type: "date", required: true })}
          {field("closes", "closes", { type: "date", required: true })}
        </fieldset>
        <fieldset class="fields">
          <legend>{say("review")}</legend>
          {choice("stages", ["central", "school", "school+central"])}
          {field("workingDays", "workingDays", { type: "number", min: 1, max: 30, required: true })}
          <label class="check">
            <input type="checkbox" name="automatic" value="yes" checked={value("automatic") === "yes"} />{" "}
            {say("automatic")}
          </label>
          {field("samplePercent", "samplePercent", { type: "number", min: 1, max: 100, required: true })}
          <p class="quiet wide">{say("automaticHint")}</p>
        </fieldset>
        <fieldset>
          <legend>{say("services")}</legend>
          {Array.from({ length: SERVICE_ROWS }, (_, row) => `service${row}`).map((row) => (
            <div class="fields service">
              {field(`${row}.id`, "serviceId", { pattern: "[a-z][a-z0-9\\-]*", maxlength: 40 })}
              {field(`${row}.name.zh`, "nameZh", { maxlength: 100 })}
              {field(`${row}.name.en`, "nameEn", { maxlength: 100 })}
              {field(`${row}.price`, "price", { inputmode: "decimal" })}
              <label class="check">
                <input
                  type="checkbox"
                  name={`${row}.required`}
                  value="yes"
                  checked={value(`${row}.required`) === "yes"}
                />{" "}
                {say("required")}
              </label>
            </div>
          ))}
        </fieldset>
        <fieldset class="fields">
          <legend>{say("handover")}</legend>
          {field("exportName", "exportName", { maxlength: 200, required: true })}
          {field("retentionDays", "retentionDays", { type: "number", min: 1, max: 3650, required: true })}
          <p class="quiet wide">{say("exportHint")}</p>
        </fieldset>
        <fieldset class="fields">
          <legend>{say("contact")}</legend>
          {field("phone", "phone", { required: true })}
          {field("hours", "hours", { required: true, pattern: "\\d{2}:\\d{2}-\\d{2}:\\d{2}" })}
          {field("school.zh", "schoolZh", { required: true })}
          {field("school.en", "schoolEn", { required: true })}
          {field("privacy.id", "privacy", { required: true })}
          {field("privacy.version", "privacyVersion", { type: "date", required: true })}
          {field("welcome.zh", "welcomeZh")}
          {field("welcome.en", "welcomeEn")}
        </fieldset>
        <button class="first" type="submit" name="do" value="preview">
          {say("preview")}
        </button>
      </form>
    </DeskLayout>
  );
}
