import type { Db } from "../db.ts";
import type { Keys } from "../secrets/keys.ts";
import { statementFor } from "./statement.ts";
import { type LookupKind, readingsOf } from "./typed.ts";

/** Whom the searcher may see: one school's graduates, or everybody's. */
export interface LookupScope {
  readonly schoolId: string | null;
}

/** A graduate that was found, masked as far as a list of results needs. */
export interface Found {
  readonly graduateId: string;
  readonly name: string | null;
  readonly studentNumber: string | null;
  readonly school: string | null;
  readonly category: string | null;
  readonly year: number | null;
  readonly college: string | null;
  readonly major: string | null;
  readonly className: string | null;
  readonly schoolId: string;
  readonly programmeId: string;
  readonly accountId: string | null;
  readonly phoneMasked: string | null;
  readonly payment: string;
  readonly photo: string;
  /** 0: on the list, not claimed yet. */
  readonly version: number;
  /** What was recognised; the most telling one when several fit. */
  readonly matched: LookupKind;
}

/** Results of one search, and whether there are more than are shown. */
export interface LookupAnswer {
  readonly found: readonly Found[];
  readonly more: boolean;
}

/**
 * Finds graduates by whatever staff have at hand (客服查询): name, beginning of a name, pinyin initials, phone or
 * its last four, student number, document number or its last four, collection code, order or transaction number.
 * All readings of the text are looked up in one round trip.
 *
 * @param limit At most so many results, 1 to 100.
 */
export async function lookup(
  db: Db,
  keys: Keys,
  typed: string,
  scope: LookupScope,
  limit = 20,
): Promise<LookupAnswer> {
  const most = Math.max(1, Math.min(100, Math.trunc(limit)));
  const readings = readingsOf(typed);
  if (readings.length === 0) return { found: [], more: false };
  const statements = await Promise.all(
    readings.map((reading) => statementFor(db, keys, reading, scope, most + 1)),
  );
  const answers = await db.batch<Omit<Found, "matched">>(statements);
  const found = new Map<string, Found>();
  for (const [index, { results }] of answers.entries()) {
    const matched = readings[index]?.kind ?? "name";
    for (const row of results) {
      if (!found.has(row.graduateId)) found.set(row.graduateId, { ...row, matched });
    }
  }
  const all = [...found.values()];
  return { found: all.slice(0, most), more: all.length > most };
}
