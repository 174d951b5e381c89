import { fromBase64Url } from "../../wechat/bytes.ts";
import { CENSUS_TABLES, type KeyKind, sliceStatement } from "./places.ts";

/** How many values of a column each version of a key has made. */
export type VersionCounts = Readonly<Record<string, number>>;

/** Counts by kind of key, then by `table.column`. */
export type Census = Readonly<Record<KeyKind, Readonly<Record<string, VersionCounts>>>>;

/** Where a round has got to: a table, and the key of the last row that was counted; empty before the first. */
export interface CensusPlace {
  readonly table: number;
  readonly after: readonly string[];
}

export const BEGINNING: CensusPlace = { table: 0, after: [] };
export const NOTHING_COUNTED: Census = { seal: {}, index: {} };

type Row = Readonly<Record<string, string | null>>;

/** Rows of one statement, and of one run of at most two dozen statements. */
const SLICE = 5_000;
const ROWS_A_RUN = 40_000;

/**
 * Counts on from a place: up to 40,000 rows, along the primary keys, so that no table is ever read at once and no
 * index is needed. A place of null means that every table is counted.
 */
export async function countOn(
  db: D1Database,
  from: CensusPlace,
  counted: Census,
): Promise<{ readonly place: CensusPlace | null; readonly counts: Census }> {
  const counts = { seal: copy(counted.seal), index: copy(counted.index) };
  let { table, after } = from;
  let left = ROWS_A_RUN;
  while (left > 0) {
    const walked = CENSUS_TABLES[table];
    if (walked === undefined) return { place: null, counts };
    const statement = db.prepare(sliceStatement(walked, SLICE));
    const { results } = await statement.bind(...walked.along.map((_, part) => after[part] ?? "")).all<Row>();
    for (const row of results) {
      for (const column of walked.sealed)
        add(counts.seal, `${walked.table}.${column}`, sealVersion(row[column]));
      for (const column of walked.hashed) add(counts.index, `${walked.table}.${column}`, row[column] ?? null);
    }
    left -= Math.max(results.length, SLICE / 10);
    const last = results.at(-1);
    if (last === undefined || results.length < SLICE) {
      table += 1;
      after = [];
    } else after = walked.along.map((column) => last[column] ?? "");
  }
  return { place: CENSUS_TABLES[table] === undefined ? null : { table, after }, counts };
}

type Counting = Record<string, Record<string, number>>;

const copy = (counts: Readonly<Record<string, VersionCounts>>): Counting =>
  Object.fromEntries(Object.entries(counts).map(([name, versions]) => [name, { ...versions }]));

function add(counts: Counting, name: string, version: string | null): void {
  if (version === null) return;
  const versions = counts[name] ?? {};
  versions[version] = (versions[version] ?? 0) + 1;
  counts[name] = versions;
}

/** A sealed value begins with the version of its key; four characters are three bytes. */
function sealVersion(head: string | null | undefined): string | null {
  if (head === null || head === undefined) return null;
  const version = fromBase64Url(head)?.[0];
  return version === undefined ? "?" : String(version);
}
