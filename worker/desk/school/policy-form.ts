import { chinaDay, dayMs } from "../../../durable-objects/collection/calendar/china-time.ts";
import type { ProgrammePolicy } from "../../roster/policy/policy.ts";

type Form = Readonly<Record<string, unknown>>;

/** Rows for services on the form. */
export const SERVICE_ROWS = 4;

const CHINA = "+08:00";

const text = (form: Form, name: string) =>
  typeof form[name] === "string" ? (form[name] as string).trim() : "";
const both = (form: Form, name: string) => ({ zh: text(form, `${name}.zh`), en: text(form, `${name}.en`) });
const number = (form: Form, name: string) =>
  text(form, name) === "" ? Number.NaN : Number(text(form, name));
const day = (form: Form, name: string) => Date.parse(`${text(form, name)}T00:00:00${CHINA}`);

/** Yuan as typed, as fen; NaN unless it has at most two decimals. */
function fenOf(yuan: string): number {
  return /^\d{1,5}(?:\.\d{1,2})?$/.test(yuan) ? Math.round(Number(yuan) * 100) : Number.NaN;
}

/**
 * The policy that a form describes, unchecked: `readPolicy` judges it. What the form has no field for stays as it is in
 * `before`. Days are China's; the last day of the window is inside it.
 */
export function policyOfForm(form: Form, before: ProgrammePolicy | null): unknown {
  const services = Array.from({ length: SERVICE_ROWS }, (_, row) => `service${row}`)
    .filter((row) => text(form, `${row}.id`) !== "")
    .map((row) => ({
      id: text(form, `${row}.id`),
      name: both(form, `${row}.name`),
      priceFen: fenOf(text(form, `${row}.price`)),
      required: form[`${row}.required`] === "yes",
    }));
  const welcome = both(form, "welcome");
  const { welcome: _, ...texts } = before?.texts ?? {};
  return {
    ...before,
    qualification: text(form, "qualification"),
    photoSpec: text(form, "photoSpec"),
    capture: text(form, "capture"),
    services,
    review: {
      stages: text(form, "stages").split("+"),
      workingDays: number(form, "workingDays"),
      automatic:
        form.automatic === "yes"
          ? { ...before?.review.automatic, samplePercent: number(form, "samplePercent") }
          : null,
    },
    window: windowOf(form, before),
    retentionDays: number(form, "retentionDays"),
    exportName: text(form, "exportName"),
    contact: { phone: text(form, "phone"), hours: text(form, "hours"), school: both(form, "school") },
    privacyPolicy: { id: text(form, "privacy.id"), version: text(form, "privacy.version") },
    texts: welcome.zh === "" && welcome.en === "" ? texts : { ...texts, welcome },
  };
}

/** The window's days as moments; a day that was not touched keeps its hour. */
function windowOf(form: Form, before: ProgrammePolicy | null) {
  const held = before?.window;
  const same = (name: string, at: number | undefined) =>
    at !== undefined && text(form, name) === chinaDay(at);
  return {
    opensAt: same("opens", held?.opensAt) ? held?.opensAt : day(form, "opens"),
    closesAt: same("closes", held && held.closesAt - 1) ? held?.closesAt : day(form, "closes") + dayMs,
  };
}

/** The fields of the form as a stored policy fills them in. */
export function formOfPolicy(policy: ProgrammePolicy | null): Readonly<Record<string, string>> {
  if (policy === null) {
    return {
      qualification: "code",
      photoSpec: "moe-blue",
      capture: "camera-only",
      stages: "central",
      workingDays: "2",
      samplePercent: "10",
      retentionDays: "365",
      exportName: "{student_no}.jpg",
      hours: "09:00-20:00",
      "privacy.id": "privacy",
    };
  }
  const services = policy.services.flatMap(({ id, name, priceFen, required }, row): [string, string][] => [
    [`service${row}.id`, id],
    [`service${row}.name.zh`, name.zh],
    [`service${row}.name.en`, name.en],
    [`service${row}.price`, (priceFen / 100).toFixed(2)],
    [`service${row}.required`, required ? "yes" : ""],
  ]);
  return {
    qualification: policy.qualification,
    photoSpec: policy.photoSpec,
    capture: policy.capture,
    stages: policy.review.stages.join("+"),
    workingDays: String(policy.review.workingDays),
    automatic: policy.review.automatic === null ? "" : "yes",
    samplePercent: String(policy.review.automatic?.samplePercent ?? 10),
    opens: chinaDay(policy.window.opensAt),
    closes: chinaDay(policy.window.closesAt - 1),
    retentionDays: String(policy.retentionDays),
    exportName: policy.exportName,
    phone: policy.contact.phone,
    hours: policy.contact.hours,
    "school.zh": policy.contact.school.zh,
    "school.en": policy.contact.school.en,
    "privacy.id": policy.privacyPolicy.id,
    "privacy.version": policy.privacyPolicy.version,
    "welcome.zh": policy.texts.welcome?.zh ?? "",
    "welcome.en": policy.texts.welcome?.en ?? "",
    ...Object.fromEntries(services),
  };
}
