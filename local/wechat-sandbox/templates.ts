import type { InferInput } from "valibot";
import type { MessageKind, MessageSettingsSchema } from "../../worker/wechat/messages/settings.ts";

type Templates = InferInput<typeof MessageSettingsSchema>["templates"];

/** A template's id as long as a real one's. */
function idOf(kind: MessageKind): string {
  return `sandbox-${kind}`.padEnd(43, "0");
}

/** The templates that the played console has, one a message, with fields of every type that is used. */
export const sandboxTemplates = {
  paid: { templateId: idOf("paid"), fields: { thing1: "service", amount2: "amount", time3: "time" } },
  checksFailed: {
    templateId: idOf("checksFailed"),
    fields: { thing1: "title", thing2: "note", time3: "time" },
  },
  approved: { templateId: idOf("approved"), fields: { thing1: "school", phrase2: "status", time3: "time" } },
  rejected: { templateId: idOf("rejected"), fields: { thing1: "school", phrase2: "status", thing3: "note" } },
  reminder: { templateId: idOf("reminder"), fields: { thing1: "title", thing2: "note", time3: "until" } },
  windowClosing: {
    templateId: idOf("windowClosing"),
    fields: { thing1: "school", phrase2: "status", time3: "until" },
  },
  refunded: { templateId: idOf("refunded"), fields: { thing1: "title", amount2: "amount", time3: "time" } },
} as const satisfies Templates;

/** The names of the fields of a template of the console; undefined when it is not one. */
export function fieldsOfTemplate(templateId: string): readonly string[] | undefined {
  const found = Object.values(sandboxTemplates).find((template) => template.templateId === templateId);
  return found && Object.keys(found.fields);
}
