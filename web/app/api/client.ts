import { language } from "../i18n/i18n.ts";
import { type Answer, noAnswer, problemFrom } from "./answer.ts";
import { tapAnswered, tapKey } from "./tap-key.ts";

const loggedOut = new Set<() => void>();

/** Calls back whenever the server says that nobody is logged in. */
export function onLoggedOut(listener: () => void): void {
  loggedOut.add(listener);
}

/** Reads a resource under `/api`. */
export function read<T>(path: string): Promise<Answer<T>> {
  return send<T>(path, { method: "GET" });
}

/**
 * Gives a command under `/api`. A repetition after a lost answer carries the same idempotency key, so that it
 * happens once.
 *
 * @param body JSON, or a form with files.
 * @param sameAs What tells this tap from another; a form needs it, since forms are made anew for each try.
 */
export async function command<T>(
  method: "POST" | "DELETE",
  path: string,
  body?: object,
  sameAs: unknown = `${method} ${path} ${JSON.stringify(body ?? null)}`,
): Promise<Answer<T>> {
  const headers = new Headers({ "Idempotency-Key": tapKey(sameAs) });
  const form = body instanceof FormData;
  if (body !== undefined && !form) headers.set("Content-Type", "application/json");
  const payload = body === undefined ? null : form ? body : JSON.stringify(body);
  const answer = await send<T>(path, { method, headers, body: payload });
  if (answer.ok || (answer.problem.status !== 0 && answer.problem.status < 500)) tapAnswered(sameAs);
  return answer;
}

async function send<T>(path: string, init: RequestInit): Promise<Answer<T>> {
  const headers = new Headers(init.headers);
  headers.set("Accept-Language", language() === "zh" ? "zh-CN" : "en");
  let response: Response;
  try {
    response = await fetch(`/api${path}`, {
      ...init,
      headers,
      cache: "no-cache",
      credentials: "same-origin",
    });
  } catch {
    return { ok: false, problem: noAnswer() };
  }
  return understand<T>(response.status, await response.text().catch(() => ""));
}

/** Turns status and body into a value or a problem. */
export function understand<T>(status: number, text: string): Answer<T> {
  let body: unknown;
  try {
    body = text === "" ? undefined : JSON.parse(text);
  } catch {
    return { ok: false, problem: problemFrom(status >= 400 ? status : 500, undefined) };
  }
  if (status >= 200 && status < 300) return { ok: true, value: body as T };
  if (status === 401) for (const listener of loggedOut) listener();
  return { ok: false, problem: problemFrom(status, body) };
}
