import type { TokenSource } from "../login/access-token.ts";
import { callWithToken } from "../login/with-token.ts";
import type { WechatRefusal } from "../outcome.ts";
import type { WechatSettings } from "../settings.ts";
import type { World } from "../world.ts";
import { type MessageFacts, messageData } from "./message.ts";
import type { MessageKind } from "./settings.ts";

/** How a message ended: `declined` (43101) and `notConfigured` are final; a failure says whether to try again. */
export type MessageEnd =
  | { readonly end: "sent" }
  | { readonly end: "declined" }
  | { readonly end: "notConfigured" }
  | { readonly end: "failed"; readonly refusal: WechatRefusal };

/** Sends one subscribe message. One acceptance by the user allows one message, so nothing is sent twice from here. */
export async function sendMessage(
  settings: Pick<WechatSettings, "apiBase" | "messages">,
  world: World,
  tokens: TokenSource,
  message: {
    readonly openid: string;
    readonly kind: MessageKind;
    readonly facts: MessageFacts;
    /** Page of the app that a tap opens. */
    readonly next: string;
  },
): Promise<MessageEnd> {
  const { templates } = settings.messages;
  const template = templates[message.kind === "link" ? "reminder" : message.kind];
  if (template === undefined) return { end: "notConfigured" };
  const body = {
    touser: message.openid,
    template_id: template.templateId,
    page: `${template.page}?next=${encodeURIComponent(message.next)}`,
    data: messageData(message.kind, template, message.facts),
    miniprogram_state: settings.messages.state,
    lang: "zh_CN",
  };
  const call = { base: settings.apiBase, path: "/cgi-bin/message/subscribe/send", body };
  const answer = await callWithToken(world, tokens, call);
  if (answer.ok) return { end: "sent" };
  return answer.refusal.code === "messageDeclined"
    ? { end: "declined" }
    : { end: "failed", refusal: answer.refusal };
}
