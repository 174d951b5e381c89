import type { Context, TypedResponse } from "hono";
import type { Text } from "../text.ts";
import { languageOf } from "./language.ts";

/** The statuses a refusal may have. */
export type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 426 | 429 | 500 | 502 | 503;

/** Problem details as they leave: RFC 9457 with our stable `code`. */
export interface Problem {
  readonly type: string;
  /** The words in the caller's language. */
  readonly title: string;
  /** The same in both: a page that changes its language while they stand says them in the new one. */
  readonly text: Text;
  readonly status: number;
  readonly code: string;
  /** Dates (ms), counts and numbers of orders. */
  readonly details?: Readonly<Record<string, string | number>>;
  /** Fields of the request that are wrong; never what they held. */
  readonly fields?: readonly string[];
}

/** A refusal as a handler answers it, for the typed client. */
export type ProblemResponse = Response & TypedResponse<Problem, ProblemStatus, "json">;

/** What every problem holds; `language` is the title's. */
export function problemBody(
  status: ProblemStatus,
  code: string,
  text: Text,
  language: keyof Text = "zh",
): Problem {
  return { type: `urn:xuezhao:problem:${code}`, title: text[language], text, status, code };
}

/** A refusal on its way out: problem details (RFC 9457) with our stable `code` and the caller's language. */
export function problem(
  context: Context,
  status: ProblemStatus,
  code: string,
  message: Text,
  more: Pick<Problem, "details" | "fields"> = {},
): ProblemResponse {
  const language = languageOf(context.req.raw);
  const body: Problem = {
    ...problemBody(status, code, message, language),
    ...(more.details && Object.keys(more.details).length > 0 ? { details: more.details } : {}),
    ...(more.fields && more.fields.length > 0 ? { fields: more.fields } : {}),
  };
  const until = more.details?.until;
  // The answer's type is what the client sees; the class is the platform's.
  return context.body(JSON.stringify(body), status, {
    "content-type": "application/problem+json; charset=utf-8",
    "content-language": language === "zh" ? "zh-CN" : "en",
    "cache-control": "no-store",
    ...(typeof until === "number" && { "retry-after": String(Math.max(1, secondsUntil(until))) }),
  }) as unknown as ProblemResponse;
}

function secondsUntil(moment: number): number {
  return Math.ceil((moment - Date.now()) / 1000);
}
