import type { WechatSettings } from "../settings.ts";
import type { MessageKind } from "./settings.ts";

/** WeChat asks for three templates at most at one tap. */
const limit = 3;

/** The templates to ask for at one tap, each once: messages may share one. One without a template is not asked for. */
export function templatesToAccept(
  { messages }: Pick<WechatSettings, "messages">,
  kinds: readonly Exclude<MessageKind, "link">[],
): string[] {
  const ids = kinds.flatMap((kind) => messages.templates[kind]?.templateId ?? []);
  return [...new Set(ids)].slice(0, limit);
}
