import { BEGINNING, type Census, type CensusPlace, countOn, NOTHING_COUNTED } from "./census.ts";

/** The last whole count of what each key has made, and whether another one is under way. */
export interface KeyCensus {
  readonly counts: Census;
  /** When that round began and ended (ms); what a key made after its beginning may be missing from it. */
  readonly from: number;
  readonly at: number;
}

interface CensusRow {
  readonly place: string;
  readonly beganAt: number;
  readonly counting: string;
  readonly counted: string | null;
  readonly countedFrom: number | null;
  readonly countedAt: number | null;
}

const FIND = `SELECT place, began_at AS beganAt, counting, counted, counted_from AS countedFrom, counted_at AS countedAt
  FROM key_census`;
const BEGIN =
  "INSERT INTO key_census (id, place, began_at, counting) VALUES (1, ?1, ?2, ?3) ON CONFLICT DO NOTHING";
const MOVE = "UPDATE key_census SET place = ?3, counting = ?4 WHERE place = ?1 AND began_at = ?2";
const END = `UPDATE key_census SET place = ?3, began_at = ?4, counting = ?5, counted = ?6, counted_from = began_at,
    counted_at = ?4
  WHERE place = ?1 AND began_at = ?2`;

/** The last whole count; null as long as there is none. */
export async function lastKeyCensus(db: D1Database): Promise<KeyCensus | null> {
  const row = await db.prepare(FIND).first<CensusRow>();
  if (row === null || row.counted === null || row.countedFrom === null || row.countedAt === null) return null;
  return { counts: JSON.parse(row.counted) as Census, from: row.countedFrom, at: row.countedAt };
}

/** Counts the next rows, and begins again after the last; for the cron job. Of two at once, one counts. */
export async function countKeys(db: D1Database, now: number): Promise<void> {
  const empty = [JSON.stringify(BEGINNING), now, JSON.stringify(NOTHING_COUNTED)] as const;
  await db
    .prepare(BEGIN)
    .bind(...empty)
    .run();
  const row = await db.prepare(FIND).first<CensusRow>();
  if (row === null) return;
  // A round begins when its first rows are read, not when the one before ended.
  const begins = row.place === empty[0] && row.beganAt !== now;
  const beganAt = begins ? now : row.beganAt;
  if (begins)
    await db.prepare("UPDATE key_census SET began_at = ?1 WHERE place = ?2").bind(now, row.place).run();
  const { place, counts } = await countOn(
    db,
    JSON.parse(row.place) as CensusPlace,
    JSON.parse(row.counting) as Census,
  );
  const found = JSON.stringify(counts);
  await (place === null
    ? db.prepare(END).bind(row.place, beganAt, empty[0], now, empty[2], found)
    : db.prepare(MOVE).bind(row.place, beganAt, JSON.stringify(place), found)
  ).run();
}
