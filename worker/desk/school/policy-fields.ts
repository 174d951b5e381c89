import type { PolicyText } from "./policy-texts.ts";

/** The parts of the form, in their order. */
export const POLICY_SECTIONS = [
  "basics",
  "attempts",
  "review",
  "reminding",
  "handover",
  "contact",
  "texts",
] as const;
type Section = (typeof POLICY_SECTIONS)[number];

/** One field of the form. */
export interface PolicyField {
  readonly section: Section;
  /** Its name in the form. */
  readonly name: string;
  readonly label: PolicyText;
  /** Where its value stands in the policy; a fault at this path or below is this field's. */
  readonly path: string;
  readonly kind: "line" | "area" | "choice" | "spec" | "check";
  readonly options?: readonly PolicyText[];
  readonly attributes?: Readonly<Record<string, string | number | boolean>>;
}

const line = (
  section: Section,
  name: string,
  label: PolicyText,
  path: string,
  attributes: PolicyField["attributes"] = {},
): PolicyField => ({ section, name, label, path, kind: "line", attributes });
const whole = (most: number, least = 1) => ({ type: "number", min: least, max: most, required: true });
const area = (section: Section, name: string, label: PolicyText, path: string): PolicyField => ({
  section,
  name,
  label,
  path,
  kind: "area",
});
const choice = (
  section: Section,
  name: PolicyText,
  path: string,
  options: readonly PolicyText[],
): PolicyField => ({ section, name, label: name, path, kind: "choice", options });

/** Every field but the services. The limits are those of the policy's schema, which judges what is sent. */
export const POLICY_FIELDS: readonly PolicyField[] = [
  choice("basics", "qualification", "qualification", ["code", "identity"]),
  { section: "basics", name: "photoSpec", label: "photoSpec", path: "photoSpec", kind: "spec" },
  choice("basics", "capture", "capture", ["camera-only", "camera-or-album"]),
  line("basics", "opens", "opens", "window.opensAt", { type: "date", required: true }),
  line("basics", "closes", "closes", "window", { type: "date", required: true }),

  line("attempts", "proof", "proof", "attempts.proof", whole(20)),
  line("attempts", "coolingMinutes", "coolingMinutes", "attempts.coolingMinutes", whole(10_080)),
  line("attempts", "shots", "shots", "attempts.shots", whole(500)),
  line("attempts", "orderMinutes", "orderMinutes", "orderMinutes", whole(120, 5)),
  line("attempts", "leaseSeconds", "leaseSeconds", "leaseSeconds", whole(600)),

  choice("review", "stages", "review.stages", ["central", "school", "school+central"]),
  line("review", "workingDays", "workingDays", "review.workingDays", whole(30)),
  { section: "review", name: "automatic", label: "automatic", path: "review.automatic", kind: "check" },
  line("review", "samplePercent", "samplePercent", "review.automatic.samplePercent", whole(100)),
  line("review", "seed", "seed", "review.automatic.seed", {
    pattern: "[A-Za-z0-9_\\-]{1,40}",
    required: true,
  }),
  area("review", "holidays", "holidays", "calendar.holidays"),
  area("review", "workdays", "workdays", "calendar.workdays"),

  line("reminding", "beforeCloseDays", "beforeCloseDays", "reminders.beforeCloseDays", {
    pattern: "[0-9,， ]*",
    maxlength: 40,
  }),
  line("reminding", "idleDays", "idleDays", "reminders.idleDays", { type: "number", min: 1, max: 90 }),

  line("handover", "exportName", "exportName", "exportName", { maxlength: 200, required: true }),
  line("handover", "retentionDays", "retentionDays", "retentionDays", whole(3650)),

  line("contact", "phone", "phone", "contact.phone", { required: true }),
  line("contact", "hours", "hours", "contact.hours", {
    required: true,
    pattern: "\\d{2}:\\d{2}-\\d{2}:\\d{2}",
  }),
  line("contact", "school.zh", "schoolZh", "contact.school.zh", { required: true }),
  line("contact", "school.en", "schoolEn", "contact.school.en", { required: true }),
  line("contact", "privacy.id", "privacy", "privacyPolicy.id", { required: true }),
  line("contact", "privacy.version", "privacyVersion", "privacyPolicy.version", {
    type: "date",
    required: true,
  }),

  area("texts", "welcome.zh", "welcomeZh", "texts.welcome.zh"),
  area("texts", "welcome.en", "welcomeEn", "texts.welcome.en"),
  area("texts", "price.zh", "priceZh", "texts.price.zh"),
  area("texts", "price.en", "priceEn", "texts.price.en"),
  area("texts", "notFound.zh", "notFoundZh", "texts.notFound.zh"),
  area("texts", "notFound.en", "notFoundEn", "texts.notFound.en"),
];

/** What is said under a section. */
export const SECTION_HINTS: Readonly<Partial<Record<Section, PolicyText>>> = {
  attempts: "attemptsHint",
  review: "reviewHint",
  reminding: "remindingHint",
  handover: "exportHint",
  texts: "textsHint",
};

/** Whether a fault of the policy is this field's. */
export function isAt(path: string, fault: string): boolean {
  return fault === path || fault.startsWith(`${path}.`);
}
