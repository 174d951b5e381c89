import { t } from "../i18n/i18n.ts";

/** Why something did not happen: the server's own words, or ours when it could not be reached. */
export interface Problem {
  /** Stable; `offline` and `unreachable` are ours. */
  readonly code: string;
  readonly title: string;
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  readonly details: Readonly<Record<string, string | number>>;
  readonly fields: readonly string[];
}

/** A value, or a problem to be shown. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

/** The problem of a request that got no answer. */
export function noAnswer(): Problem {
  const offline = !navigator.onLine;
  return {
    code: offline ? "offline" : "unreachable",
    title: t(offline ? "problem.offline" : "problem.unreachable"),
    status: 0,
    details: {},
    fields: [],
  };
}

/** Reads problem details (RFC 9457); anything else in their place becomes a plain server fault. */
export function problemFrom(status: number, body: unknown): Problem {
  const read = (typeof body === "object" && body !== null ? body : {}) as Partial<Problem>;
  return {
    code: typeof read.code === "string" ? read.code : "server",
    title: typeof read.title === "string" ? read.title : t("problem.server"),
    status,
    details: read.details ?? {},
    fields: read.fields ?? [],
  };
}
