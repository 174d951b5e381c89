import { SPECS } from "../../photo/spec/specs.ts";
import type { Text } from "../../text.ts";
import { isAt, type PolicyField } from "./policy-fields.ts";
import { serviceRows } from "./policy-form.ts";
import { POLICY_TEXTS, type PolicyText } from "./policy-texts.ts";

interface Properties {
  readonly form: Readonly<Record<string, string>>;
  readonly wrong: readonly string[];
  readonly language: keyof Text;
}

/** One field of the form, as its kind wants it, marked where it is wrong. */
export function PolicyInput({ field, form, wrong, language }: Properties & { readonly field: PolicyField }) {
  const { name, label, path, kind, options = [], attributes = {} } = field;
  const value = form[name] ?? "";
  const marks = {
    id: `field-${name}`,
    name,
    ...(wrong.some((fault) => isAt(path, fault)) && { "aria-invalid": "true" as const }),
  };
  const title = POLICY_TEXTS[label][language];
  if (kind === "check") {
    return (
      <label class="check">
        <input type="checkbox" {...marks} value="yes" checked={value === "yes"} /> {title}
      </label>
    );
  }
  return (
    <label for={marks.id}>
      {title}
      {kind === "area" && (
        <textarea {...marks} rows={2} maxlength={2000}>
          {value}
        </textarea>
      )}
      {kind === "line" && <input {...marks} value={value} autocomplete="off" {...attributes} />}
      {kind === "choice" && (
        <select {...marks}>
          {options.map((option) => (
            <option value={option} selected={value === option}>
              {POLICY_TEXTS[option][language]}
            </option>
          ))}
        </select>
      )}
      {kind === "spec" && (
        <select {...marks}>
          {SPECS.map(({ id, name: called, width, height }) => (
            <option value={id} selected={value === id}>
              {called[language]} · {width}×{height}
            </option>
          ))}
        </select>
      )}
    </label>
  );
}

const SERVICE_FIELDS: readonly (readonly [part: string, label: PolicyText, path: string])[] = [
  ["id", "serviceId", "id"],
  ["price", "price", "priceFen"],
  ["name.zh", "nameZh", "name.zh"],
  ["name.en", "nameEn", "name.en"],
  ["description.zh", "descriptionZh", "description.zh"],
  ["description.en", "descriptionEn", "description.en"],
];

/** The services with their prices: a row each, and two empty ones; a row without an id is none. */
export function ServiceInputs({ form, wrong, language }: Properties) {
  const say = (key: PolicyText) => POLICY_TEXTS[key][language];
  return (
    <fieldset id="services">
      <legend>{say("services")}</legend>
      <p class="quiet">{say("servicesHint")}</p>
      {Array.from({ length: serviceRows(form) }, (_, row) => (
        <div class="fields service">
          {SERVICE_FIELDS.map(([part, label, path]) => (
            <label>
              {say(label)}
              <input
                name={`service${row}.${part}`}
                value={form[`service${row}.${part}`] ?? ""}
                maxlength={part.startsWith("description") ? 500 : 100}
                autocomplete="off"
                {...(part === "price" && { inputmode: "decimal" })}
                {...(wrong.some((fault) => isAt(`services.${row}.${path}`, fault)) && {
                  "aria-invalid": "true" as const,
                })}
              />
            </label>
          ))}
          <label class="check">
            <input
              type="checkbox"
              name={`service${row}.required`}
              value="yes"
              checked={form[`service${row}.required`] === "yes"}
            />{" "}
            {say("required")}
          </label>
        </div>
      ))}
    </fieldset>
  );
}
