import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Text } from "../text.ts";
import { languageOf } from "./language.ts";

/** A refusal on its way out: problem details (RFC 9457) with our stable `code` and the caller's language. */
export function problem(
  context: Context,
  status: ContentfulStatusCode,
  code: string,
  message: Text,
): Response {
  const language = languageOf(context.req.raw);
  const body = { type: `urn:xuezhao:problem:${code}`, title: message[language], status, code };
  return context.body(JSON.stringify(body), status, {
    "content-type": "application/problem+json; charset=utf-8",
    "content-language": language === "zh" ? "zh-CN" : "en",
  });
}
