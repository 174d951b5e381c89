import type { Db } from "../db.ts";
import { columnsOfJson, takeOver } from "../json-rows.ts";
import type { Programme } from "../programmes.ts";
import type { Keys } from "../secrets/keys.ts";
import { graduateIdOf, lookupHash, lookupHashes } from "../secrets/lookup-hash.ts";
import { sealText } from "../secrets/seal.ts";
import { nameKey, numberKey } from "../words/keys.ts";
import { nameInitials } from "../words/pinyin.ts";

/** One row of a school's list, its fields checked. */
export interface ListRow {
  readonly studentNumber: string;
  readonly examNumber: string | null;
  readonly name: string;
  readonly documentType: string;
  readonly documentNumber: string;
  readonly level: string;
  readonly college: string | null;
  readonly major: string | null;
  readonly className: string | null;
}

/** What an import did. `held`: the list changed, but the graduate has begun; customer service corrects the record. */
export interface ImportOutcome {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly held: readonly string[];
}

const FIELDS = [
  "id",
  "programme_id",
  "school_id",
  "name",
  "name_key",
  "document_type",
  "document_sealed",
  "document_hash",
  "student_number",
  "exam_number",
  "level",
  "college",
  "major",
  "class_name",
  "source",
  "imported_at",
] as const;
/** What a change of the list shows in; the ciphertext differs every time. */
const COMPARED = FIELDS.filter((name) => !["id", "document_sealed", "imported_at", "source"].includes(name));

// The hash by the index key before this one is the same number; the row takes the new hash without being a change.
const DIFFERS = COMPARED.map((name) =>
  name === "document_hash"
    ? "(r.document_hash IS NOT row.value ->> 'document_hash' AND r.document_hash IS NOT row.value ->> 'document_hash_before')"
    : `r.${name} IS NOT row.value ->> '${name}'`,
).join(" OR ");

const EXISTING = `SELECT r.id, g.version, (${DIFFERS}) AS differs FROM json_each(?1) AS row
  JOIN student_records AS r ON r.id = row.value ->> 'id'
  LEFT JOIN graduates AS g ON g.id = r.id`;

// A person whose data were purged, perhaps because they asked for it, does not come back with the next list.
const PUT_RECORDS = `INSERT INTO student_records (${FIELDS.join(", ")})
  SELECT ${columnsOfJson(FIELDS)} FROM json_each(?1)
  WHERE NOT EXISTS (SELECT 1 FROM graduates AS g WHERE g.id = value ->> 'id' AND g.purged_at IS NOT NULL)
  ON CONFLICT (id) DO UPDATE SET ${takeOver(FIELDS.slice(1))}
  WHERE ${COMPARED.map((name) => `student_records.${name} IS NOT excluded.${name}`).join(" OR ")}
  RETURNING id`;

const SHOWN = [
  "id",
  "programme_id",
  "school_id",
  "name",
  "name_key",
  "name_initials",
  "document_type",
  "document_sealed",
  "document_hash",
  "last_four_hash",
  "student_number",
  "school",
  "category",
  "level",
  "year",
  "college",
  "major",
  "class_name",
] as const;
// A graduate who has begun is shown as the object says: its projection, not the list, changes the row.
const PUT_GRADUATES = `INSERT INTO graduates (version, payment, photo, ${SHOWN.join(", ")})
  SELECT 0, 'unpaid', 'none', ${columnsOfJson(SHOWN)} FROM json_each(?1) WHERE true
  ON CONFLICT (id) DO UPDATE SET ${takeOver(SHOWN.slice(1))}
  WHERE graduates.version = 0`;

/** How rows of a list stand to what is stored: what an import of them would come to. */
export interface ListComparison {
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  /** Of the changed: graduates who have begun. */
  readonly held: number;
}

const COMPARE = `SELECT COUNT(*) AS total,
    coalesce(SUM(r.id IS NOT NULL OR g.purged_at IS NOT NULL), 0) AS known,
    coalesce(SUM(r.id IS NOT NULL AND g.purged_at IS NULL AND (${DIFFERS})), 0) AS changed,
    coalesce(SUM(g.version > 0 AND g.purged_at IS NULL AND (${DIFFERS})), 0) AS held
  FROM json_each(?1) AS row
  LEFT JOIN student_records AS r ON r.id = row.value ->> 'id'
  LEFT JOIN graduates AS g ON g.id = r.id`;

/** Compares up to 500 rows of a school's list with what is stored, and writes nothing. */
export async function compareList(
  db: Db,
  keys: Keys,
  programme: Programme,
  rows: readonly ListRow[],
): Promise<ListComparison> {
  const prepared = await Promise.all(rows.map((row) => identify(keys, programme, row)));
  const found = await db
    .prepare(COMPARE)
    .bind(JSON.stringify(lastOfEach(prepared)))
    .first<{
      readonly total: number;
      readonly known: number;
      readonly changed: number;
      readonly held: number;
    }>();
  const { total, known, changed, held } = found ?? { total: 0, known: 0, changed: 0, held: 0 };
  return { added: total - known, changed, same: known - changed, held };
}

/** Rows of a statement: with what the database takes for one value (2 MB), even when every field is as long as allowed. */
const CHUNK = 500;

/** What is stored of a row's graduate already; `version` is null or 0 for those who have not begun. */
interface ExistingRow {
  readonly id: string;
  readonly version: number | null;
  /** 1: in something that an import changes. */
  readonly differs: number;
}

/**
 * Takes over rows of a school's list. Safe to repeat: a row that is stored already changes nothing, and a student
 * number that comes again replaces its row.
 */
export async function importList(
  db: Db,
  keys: Keys,
  programme: Programme,
  rows: readonly ListRow[],
  now: number,
  source: "list" | "request" = "list",
): Promise<ImportOutcome> {
  const total = { added: 0, changed: 0, same: 0, held: [] as string[] };
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows.slice(start, start + CHUNK);
    const prepared = await Promise.all(chunk.map((row) => prepare(keys, programme, row, now, source)));
    const json = JSON.stringify(lastOfEach(prepared));
    const [existing, written] = await db.batch<ExistingRow>([
      db.prepare(EXISTING).bind(json),
      db.prepare(PUT_RECORDS).bind(json),
      db.prepare(PUT_GRADUATES).bind(json),
    ]);
    const known = new Map(existing?.results.map((row) => [row.id, row]));
    const put = (written?.results ?? []).map(({ id }) => id);
    const added = put.filter((id) => !known.has(id));
    const changed = put.filter((id) => known.get(id)?.differs === 1);
    total.changed += changed.length;
    total.added += added.length;
    total.same += chunk.length - added.length - changed.length;
    total.held.push(...changed.filter((id) => (known.get(id)?.version ?? 0) > 0));
  }
  return total;
}

/** The last of two rows with one student number counts, as it would in two imports. */
function lastOfEach<Row extends { readonly id: string }>(rows: readonly Row[]): readonly Row[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

/** A row as it is compared with the stored one. */
async function identify(keys: Keys, programme: Programme, row: ListRow) {
  const number = numberKey(row.documentNumber);
  const [hash = "", before = hash] = await lookupHashes(keys, "document", number);
  return {
    id: await graduateIdOf(keys, programme.id, row.studentNumber),
    programme_id: programme.id,
    school_id: programme.schoolId,
    name: row.name.normalize("NFKC").trim(),
    name_key: nameKey(row.name),
    document_type: row.documentType,
    document_hash: hash,
    document_hash_before: before,
    student_number: row.studentNumber,
    exam_number: row.examNumber,
    level: row.level,
    college: row.college,
    major: row.major,
    class_name: row.className,
  };
}

/** A row as it is stored. */
async function prepare(keys: Keys, programme: Programme, row: ListRow, now: number, source: string) {
  const known = await identify(keys, programme, row);
  const number = numberKey(row.documentNumber);
  return {
    ...known,
    school: programme.school,
    category: programme.category,
    year: programme.year,
    name_initials: nameInitials(known.name_key),
    document_sealed: await sealText(keys, { field: "document", row: known.id }, number),
    last_four_hash: await lookupHash(keys, "lastFour", number.slice(-4)),
    source,
    imported_at: now,
  };
}
