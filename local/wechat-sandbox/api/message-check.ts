import * as v from "valibot";
import { fieldsOfTemplate } from "../templates.ts";

const MessageSchema = v.object({
  touser: v.string(),
  template_id: v.string(),
  page: v.optional(v.string()),
  data: v.record(v.string(), v.object({ value: v.string() })),
  miniprogram_state: v.optional(v.picklist(["developer", "trial", "formal"])),
  lang: v.optional(v.string()),
});

/** What WeChat accepts in each type of field. */
const rules: Readonly<Record<string, (value: string) => boolean>> = {
  thing: (value) => Array.from(value).length <= 20,
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
  character_string: (value) => /^[\x20-\x7e]{1,32}$/.test(value),
  amount: (value) => /^¥?\d{1,10}(\.\d{1,2})?元?$/.test(value),
  time: (value) => /^(\d{4}年\d{1,2}月\d{1,2}日 )?\d{2}:\d{2}(:\d{2})?$/.test(value),
  date: (value) => /^\d{4}年\d{1,2}月\d{1,2}日( \d{2}:\d{2})?$/.test(value),
};

/** The error code for a message that is not by a template of the console, with all its fields and no other; else 0. */
export function templateFault(templateId: string, data: Readonly<Record<string, unknown>>): number {
  const fields = fieldsOfTemplate(templateId);
  if (fields === undefined) return 40037;
  const sent = Object.keys(data);
  return fields.length === sent.length && fields.every((name) => Object.hasOwn(data, name)) ? 0 : 47003;
}

/** A message WeChat would accept, or the error code it would answer. */
export function messageFault(body: unknown): number | v.InferOutput<typeof MessageSchema> {
  const parsed = v.safeParse(MessageSchema, body);
  if (!parsed.success) return 47001;
  const message = parsed.output;
  if (!/^[\w-]{20,64}$/.test(message.template_id)) return 40037;
  if (message.page !== undefined && !message.page.startsWith("pages/")) return 41030;
  for (const [name, { value }] of Object.entries(message.data)) {
    const rule = rules[name.replace(/\d+$/, "")];
    if (rule === undefined || value === "" || /[\r\n]/.test(value) || !rule(value)) return 47003;
  }
  return message;
}
