/** What a key makes: sealed values that have to be opened, or hashes that have to be found. */
export type KeyKind = "seal" | "index";

/** A table with values that a key has made. */
interface CensusTable {
  readonly table: string;
  /** Its primary key, along which it is walked. */
  readonly along: readonly string[];
  readonly sealed: readonly string[];
  readonly hashed: readonly string[];
}

/**
 * Every table of D1 with sealed or hashed columns, but for what lives an hour at most (`pending_codes`). The document
 * numbers in graduates' objects are those of `graduates`, which is written from them.
 */
export const CENSUS_TABLES: readonly CensusTable[] = [
  {
    table: "graduates",
    along: ["id"],
    sealed: ["document_sealed"],
    hashed: ["document_hash", "last_four_hash"],
  },
  { table: "student_records", along: ["id"], sealed: ["document_sealed"], hashed: ["document_hash"] },
  {
    table: "accounts",
    along: ["id"],
    sealed: ["openid_sealed", "phone_sealed"],
    hashed: ["openid_hash", "phone_hash"],
  },
  { table: "record_requests", along: ["id"], sealed: ["document_sealed"], hashed: ["document_hash"] },
  {
    table: "vain_searches",
    along: ["account_id", "programme_id"],
    sealed: ["person_sealed"],
    hashed: ["document_hash"],
  },
  { table: "export_items", along: ["export_id", "graduate_id"], sealed: ["line_sealed"], hashed: [] },
  { table: "case_notes", along: ["id"], sealed: ["text_sealed"], hashed: [] },
  { table: "review_decisions", along: ["id"], sealed: ["note_sealed"], hashed: [] },
  { table: "service_requests", along: ["id"], sealed: ["text_sealed", "answer_sealed"], hashed: [] },
  { table: "reconciliation_differences", along: ["id"], sealed: ["why_sealed"], hashed: [] },
  { table: "quarantined_money", along: ["id"], sealed: ["why_sealed"], hashed: [] },
];

/** The statement that reads the rows after a key: their keys, and the beginning of each value. */
export function sliceStatement({ table, along, sealed, hashed }: CensusTable, rows: number): string {
  const key = along.join(", ");
  const heads = [
    ...sealed.map((column) => `substr(${column}, 1, 4) AS ${column}`),
    ...hashed.map((column) => `substr(${column}, 1, instr(${column}, '.') - 1) AS ${column}`),
  ];
  return `SELECT ${[...along, ...heads].join(", ")} FROM ${table}
    WHERE (${key}) > (${along.map((_, index) => `?${index + 1}`).join(", ")}) ORDER BY ${key} LIMIT ${rows}`;
}
