import * as v from "valibot";

/** What a graduate may be told outside the application. */
export const messageKinds = [
  "paid",
  "checksFailed",
  "approved",
  "rejected",
  "reminder",
  "windowClosing",
  "refunded",
  "link",
] as const;

/** See {@link messageKinds}. */
export type MessageKind = (typeof messageKinds)[number];

/** The values a template's fields are filled from; none of them can hold personal data. */
export const messageSources = [
  "title",
  "status",
  "service",
  "amount",
  "time",
  "until",
  "note",
  "school",
] as const;

/** See {@link messageSources}. */
export type MessageSource = (typeof messageSources)[number];

/** The kinds of template fields used, with WeChat's limits in `field.ts`. */
const fieldTypes = ["thing", "phrase", "time", "date", "amount", "character_string"] as const;

/** See {@link fieldTypes}. */
export type FieldType = (typeof fieldTypes)[number];

const FieldNameSchema = v.pipe(
  v.string(),
  v.regex(
    new RegExp(`^(${fieldTypes.join("|")})\\d{1,2}$`),
    "a field is named as in the template, for example thing1",
  ),
);

const TemplateSchema = v.object({
  templateId: v.pipe(v.string(), v.regex(/^[\w-]{20,64}$/)),
  /** The shell's page a tap opens. */
  page: v.optional(v.pipe(v.string(), v.regex(/^pages\/[\w/]+$/)), "pages/index/index"),
  /** Field of the template → where its value comes from. */
  fields: v.record(FieldNameSchema, v.picklist(messageSources)),
});

/** One template as configured. */
export type MessageTemplate = v.InferOutput<typeof TemplateSchema>;

/**
 * Which template serves which message; a message without a template is simply not sent. A link goes by the reminder's:
 * nobody is asked to accept another one, and what nobody accepted does not arrive.
 */
export const MessageSettingsSchema = v.object({
  state: v.optional(v.picklist(["developer", "trial", "formal"]), "formal"),
  templates: v.object({
    paid: v.optional(TemplateSchema),
    checksFailed: v.optional(TemplateSchema),
    approved: v.optional(TemplateSchema),
    rejected: v.optional(TemplateSchema),
    reminder: v.optional(TemplateSchema),
    windowClosing: v.optional(TemplateSchema),
    refunded: v.optional(TemplateSchema),
  }),
});
