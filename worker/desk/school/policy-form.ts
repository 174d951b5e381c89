import { chinaDay, dayMs } from "../../../durable-objects/collection/calendar/china-time.ts";
import type { ProgrammePolicy } from "../../roster/policy/policy.ts";
import { daysInWords, daysOf } from "./policy-days.ts";

type Form = Readonly<Record<string, unknown>>;

/** The most services a policy may have; the form shows two rows more than are filled. */
const MOST_SERVICES = 20;

/** How many rows for services a form has. */
export function serviceRows(form: Form): number {
  const filled = Object.keys(form).filter((name) => /^service\d+\.id$/.test(name) && text(form, name) !== "");
  return Math.min(MOST_SERVICES, Math.max(2, filled.length + 2));
}

const text = (form: Form, name: string) =>
  typeof form[name] === "string" ? (form[name] as string).trim() : "";
const both = (form: Form, name: string) => ({ zh: text(form, `${name}.zh`), en: text(form, `${name}.en`) });
const number = (form: Form, name: string) =>
  text(form, name) === "" ? Number.NaN : Number(text(form, name));
const day = (form: Form, name: string) => Date.parse(`${text(form, name)}T00:00:00+08:00`);
/** A text that may be left out in both languages, never in one. */
const optional = (form: Form, name: string) => {
  const { zh, en } = both(form, name);
  return zh === "" && en === "" ? {} : { [name.split(".").at(-1) ?? name]: { zh, en } };
};

/** Yuan as typed, as fen; NaN unless it has at most two decimals. */
function fenOf(yuan: string): number {
  return /^\d{1,5}(?:\.\d{1,2})?$/.test(yuan) ? Math.round(Number(yuan) * 100) : Number.NaN;
}

/**
 * The policy that a form describes, unchecked: `readPolicy` judges it. Days are China's; the last day of the window is
 * inside it.
 */
export function policyOfForm(form: Form, before: ProgrammePolicy | null): unknown {
  const services = Array.from({ length: MOST_SERVICES }, (_, row) => `service${row}`)
    .filter((row) => text(form, `${row}.id`) !== "")
    .map((row) => ({
      id: text(form, `${row}.id`),
      name: both(form, `${row}.name`),
      ...optional(form, `${row}.description`),
      priceFen: fenOf(text(form, `${row}.price`)),
      required: form[`${row}.required`] === "yes",
    }));
  return {
    qualification: text(form, "qualification"),
    photoSpec: text(form, "photoSpec"),
    capture: text(form, "capture"),
    services,
    attempts: {
      proof: number(form, "proof"),
      coolingMinutes: number(form, "coolingMinutes"),
      shots: number(form, "shots"),
    },
    orderMinutes: number(form, "orderMinutes"),
    leaseSeconds: number(form, "leaseSeconds"),
    review: {
      stages: text(form, "stages").split("+"),
      workingDays: number(form, "workingDays"),
      automatic:
        form.automatic === "yes"
          ? { samplePercent: number(form, "samplePercent"), seed: text(form, "seed") }
          : null,
    },
    calendar: { holidays: daysOf(text(form, "holidays")), workdays: daysOf(text(form, "workdays")) },
    reminders: {
      beforeCloseDays: text(form, "beforeCloseDays")
        .split(/[\s,，、]+/u)
        .filter(Boolean)
        .map(Number),
      idleDays: text(form, "idleDays") === "" ? null : number(form, "idleDays"),
    },
    window: windowOf(form, before),
    retentionDays: number(form, "retentionDays"),
    exportName: text(form, "exportName"),
    contact: { phone: text(form, "phone"), hours: text(form, "hours"), school: both(form, "school") },
    privacyPolicy: { id: text(form, "privacy.id"), version: text(form, "privacy.version") },
    texts: { ...optional(form, "welcome"), ...optional(form, "price"), ...optional(form, "notFound") },
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

/** What the form of a programme without a policy begins with: the defaults of the schema. */
const FRESH: Readonly<Record<string, string>> = {
  qualification: "code",
  photoSpec: "moe-blue",
  capture: "camera-only",
  "service0.required": "yes",
  proof: "5",
  coolingMinutes: "60",
  shots: "60",
  orderMinutes: "30",
  leaseSeconds: "120",
  stages: "central",
  workingDays: "2",
  samplePercent: "10",
  seed: "1",
  beforeCloseDays: "7, 1",
  idleDays: "7",
  retentionDays: "365",
  exportName: "{student_no}.jpg",
  hours: "09:00-20:00",
  "privacy.id": "privacy",
};

/** The fields of the form as a stored policy fills them in. */
export function formOfPolicy(policy: ProgrammePolicy | null): Readonly<Record<string, string>> {
  if (policy === null) return FRESH;
  const { services, attempts, review, window, calendar, reminders, contact, privacyPolicy, texts } = policy;
  const rows = services.flatMap(({ id, name, description, priceFen, required }, row): [string, string][] => [
    [`service${row}.id`, id],
    [`service${row}.name.zh`, name.zh],
    [`service${row}.name.en`, name.en],
    [`service${row}.description.zh`, description?.zh ?? ""],
    [`service${row}.description.en`, description?.en ?? ""],
    [`service${row}.price`, (priceFen / 100).toFixed(2)],
    [`service${row}.required`, required ? "yes" : ""],
  ]);
  const words = (["welcome", "price", "notFound"] as const).flatMap((name): [string, string][] => [
    [`${name}.zh`, texts[name]?.zh ?? ""],
    [`${name}.en`, texts[name]?.en ?? ""],
  ]);
  return {
    qualification: policy.qualification,
    photoSpec: policy.photoSpec,
    capture: policy.capture,
    proof: String(attempts.proof),
    coolingMinutes: String(attempts.coolingMinutes),
    shots: String(attempts.shots),
    orderMinutes: String(policy.orderMinutes),
    leaseSeconds: String(policy.leaseSeconds),
    stages: review.stages.join("+"),
    workingDays: String(review.workingDays),
    automatic: review.automatic === null ? "" : "yes",
    samplePercent: String(review.automatic?.samplePercent ?? 10),
    seed: review.automatic?.seed ?? "1",
    holidays: daysInWords(calendar.holidays),
    workdays: daysInWords(calendar.workdays),
    beforeCloseDays: reminders.beforeCloseDays.join(", "),
    idleDays: reminders.idleDays === null ? "" : String(reminders.idleDays),
    opens: chinaDay(window.opensAt),
    closes: chinaDay(window.closesAt - 1),
    retentionDays: String(policy.retentionDays),
    exportName: policy.exportName,
    phone: contact.phone,
    hours: contact.hours,
    "school.zh": contact.school.zh,
    "school.en": contact.school.en,
    "privacy.id": privacyPolicy.id,
    "privacy.version": privacyPolicy.version,
    ...Object.fromEntries([...rows, ...words]),
  };
}
