import { language } from "../i18n/i18n.ts";
import { type Answer, noAnswer } from "./answer.ts";
import { tapAnswered, tapKey } from "./tap-key.ts";
import { understand } from "./understand.ts";
import { upload } from "./upload.ts";

/** How long an answer may take, ms: a connection that has died without a word would hold the page for minutes. */
const PATIENCE = 30_000;

/** Reads a resource under `/api`. */
export function read<T>(path: string): Promise<Answer<T>> {
  return send<T>(path, { method: "GET" }, PATIENCE);
}

/** What tells one command from another, and how long its answer may take. */
interface Manner {
  /** A form needs it, since forms are made anew for each try. */
  readonly sameAs?: unknown;
  /** Ms; of a form it is how long not a byte may move. */
  readonly patience?: number;
}

/**
 * Gives a command under `/api`. A repetition after a lost answer carries the same idempotency key, so that it
 * happens once.
 *
 * @param body JSON, or a form with files.
 */
export async function command<T>(
  method: "POST" | "DELETE",
  path: string,
  body?: object,
  { sameAs = `${method} ${path} ${JSON.stringify(body ?? null)}`, patience = PATIENCE }: Manner = {},
): Promise<Answer<T>> {
  const key = tapKey(sameAs);
  const answer =
    body instanceof FormData
      ? await upload<T>(path, body, key, () => undefined)
      : await sendJson<T>(method, path, key, body, patience);
  if (answer.ok || (answer.problem.status !== 0 && answer.problem.status < 500)) tapAnswered(sameAs);
  return answer;
}

function sendJson<T>(
  method: string,
  path: string,
  key: string,
  body: object | undefined,
  patience: number,
): Promise<Answer<T>> {
  const headers = new Headers({ "Idempotency-Key": key });
  if (body !== undefined) headers.set("Content-Type", "application/json");
  return send<T>(path, { method, headers, body: body === undefined ? null : JSON.stringify(body) }, patience);
}

async function send<T>(path: string, init: RequestInit, patience: number): Promise<Answer<T>> {
  const headers = new Headers(init.headers);
  headers.set("Accept-Language", language() === "zh" ? "zh-CN" : "en");
  const giveUp = new AbortController();
  const timer = window.setTimeout(() => giveUp.abort(), patience);
  try {
    const response = await fetch(`/api${path}`, {
      ...init,
      headers,
      cache: "no-cache",
      credentials: "same-origin",
      signal: giveUp.signal,
    });
    // An answer that broke off is none, whatever its status said.
    return understand<T>(response.status, await response.text());
  } catch {
    return { ok: false, problem: noAnswer() };
  } finally {
    window.clearTimeout(timer);
  }
}
