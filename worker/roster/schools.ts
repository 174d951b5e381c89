import type { Db } from "./db.ts";
import { type Minting, newId } from "./ids.ts";
import { schoolTerms } from "./school-terms.ts";
import { afterPrefix, nameKey } from "./words/keys.ts";
import { pinyinOf } from "./words/pinyin.ts";

/** A school as people see it. */
export interface School {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

interface SchoolRow {
  readonly id: string;
  readonly name: string;
  readonly aliases: string;
}

const schoolOf = ({ id, name, aliases }: SchoolRow): School => ({
  id,
  name,
  aliases: JSON.parse(aliases) as string[],
});

const SAVE = `INSERT INTO schools (id, name, name_key, aliases, pinyin, initials, created_at)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
  ON CONFLICT (name_key) DO UPDATE SET name = excluded.name, aliases = excluded.aliases
  RETURNING id, name, aliases`;
const FORGET_TERMS = "DELETE FROM school_terms WHERE school_id = ?1";
// The terms come as one JSON parameter: a long name has more of them than a statement may have parameters.
const ADD_TERMS = `INSERT INTO school_terms (term, rank, school_id)
  SELECT value ->> 'term', value ->> 'rank', ?1 FROM json_each(?2)`;

/** Adds a school, or gives the school of that name new aliases; answers it with its id. */
export async function saveSchool(
  db: Db,
  school: { readonly name: string; readonly aliases: readonly string[] },
  minting: Minting,
): Promise<School> {
  const name = school.name.normalize("NFKC").trim();
  const key = nameKey(name);
  const syllables = pinyinOf(key);
  const row = await db
    .prepare(SAVE)
    .bind(
      newId("s", minting),
      name,
      key,
      JSON.stringify(school.aliases),
      syllables.join(" "),
      syllables.map((syllable) => syllable.slice(0, 1)).join(""),
      minting.now(),
    )
    .first<SchoolRow>();
  if (row === null) throw new Error("an upsert answers its row");
  await db.batch([
    db.prepare(FORGET_TERMS).bind(row.id),
    db.prepare(ADD_TERMS).bind(row.id, JSON.stringify(schoolTerms(name, school.aliases))),
  ]);
  return schoolOf(row);
}

const SEARCH = `SELECT s.id, s.name, s.aliases FROM (
    SELECT school_id, MIN(rank) AS rank FROM (
      SELECT school_id, rank FROM school_terms WHERE term >= ?1 AND term < ?2 LIMIT 2000
    ) GROUP BY school_id
  ) AS found JOIN schools AS s ON s.id = found.school_id
  ORDER BY found.rank, length(s.name), s.name LIMIT ?3`;

/**
 * Schools that what was typed so far may mean, best first: by a part of the name or an alias, by pinyin or by
 * initials. Nothing typed finds nothing.
 *
 * @param limit At most so many, 1 to 50.
 */
export async function searchSchools(db: Db, typed: string, limit = 10): Promise<readonly School[]> {
  const key = nameKey(typed).slice(0, 60);
  if (key === "") return [];
  const most = Math.max(1, Math.min(50, Math.trunc(limit)));
  const { results } = await db.prepare(SEARCH).bind(key, afterPrefix(key), most).all<SchoolRow>();
  return results.map(schoolOf);
}

const EXACT = "SELECT id, name, aliases FROM schools WHERE name_key = ?1";

/** The school of exactly this full name (aliases do not count, width and spaces do not matter); null when none has it. */
export async function schoolByFullName(db: Db, name: string): Promise<School | null> {
  const row = await db.prepare(EXACT).bind(nameKey(name)).first<SchoolRow>();
  return row === null ? null : schoolOf(row);
}

const BY_ID = "SELECT id, name, aliases FROM schools WHERE id = ?1";

/** The school of an id; null when there is none. */
export async function schoolById(db: Db, id: string): Promise<School | null> {
  const row = await db.prepare(BY_ID).bind(id).first<SchoolRow>();
  return row === null ? null : schoolOf(row);
}
