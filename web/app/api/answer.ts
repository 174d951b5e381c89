import { inBoth, type Key } from "../i18n/i18n.ts";
import type { Text } from "./types.ts";

/** Why something did not happen: the server's own words, or ours where it said none. */
export interface Problem {
  /** Stable. */
  readonly code: string;
  /** In both languages: it is said in the one that the page has by then. */
  readonly text: Text;
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
  return offline
    ? ownProblem("offline", "problem.offline")
    : ownProblem("unreachable", "problem.unreachable");
}

/** A problem of which the server has said nothing. */
export function ownProblem(code: string, words: Key): Problem {
  return { code, text: inBoth(words), status: 0, details: {}, fields: [] };
}

/** Reads problem details (RFC 9457); anything else in their place becomes a plain server fault. */
export function problemFrom(status: number, body: unknown): Problem {
  const read = (typeof body === "object" && body !== null ? body : {}) as Partial<Problem>;
  return {
    code: typeof read.code === "string" ? read.code : "server",
    text: isText(read.text) ? read.text : inBoth("problem.server"),
    status,
    details: read.details ?? {},
    fields: read.fields ?? [],
  };
}

function isText(text: Partial<Text> | undefined): text is Text {
  return typeof text?.zh === "string" && typeof text.en === "string";
}
