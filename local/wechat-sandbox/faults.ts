import { one, type Sql } from "./tables.ts";

/**
 * How an answer may go wrong on purpose. `error500` fails before anything is done; `lost` does it and then loses the
 * answer; `busy` is the rate limit; `errcode` is an error by its code; the others spoil the signature.
 */
export const faultKinds = [
  "error500",
  "lost",
  "busy",
  "errcode",
  "badSignature",
  "staleClock",
  "unknownSerial",
] as const;

/** See {@link faultKinds}. */
export type FaultKind = (typeof faultKinds)[number];

/** A planned fault; `code` is the error code of `errcode`. */
export interface Fault {
  readonly kind: FaultKind;
  readonly code: string;
}

/** Plans one fault for the next call whose path begins so. */
export function planFault(sql: Sql, path: string, kind: FaultKind, code: string): void {
  sql.exec("INSERT INTO fault (path, kind, code) VALUES (?, ?, ?)", path, kind, code);
}

/** Takes the fault planned for a path; undefined when all should go well. */
export function takeFault(sql: Sql, path: string): Fault | undefined {
  const query =
    "DELETE FROM fault WHERE id = (SELECT MIN(id) FROM fault WHERE substr(?, 1, length(path)) = path) RETURNING kind, code";
  return one<{ kind: FaultKind; code: string }>(sql, query, path);
}
