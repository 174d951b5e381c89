import { type Answer, problemFrom } from "./answer.ts";

const loggedOut = new Set<() => void>();

/** Calls back whenever the server says that nobody is logged in. */
export function onLoggedOut(listener: () => void): void {
  loggedOut.add(listener);
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
