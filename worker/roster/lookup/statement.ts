import type { Db } from "../db.ts";
import type { Keys } from "../secrets/keys.ts";
import { type HashKind, lookupHashes } from "../secrets/lookup-hash.ts";
import { afterPrefix } from "../words/keys.ts";
import type { LookupScope } from "./lookup.ts";
import { type LookupKind, type Reading, storedForms } from "./typed.ts";

const FOUND = `SELECT g.id AS graduateId, g.name, g.student_number AS studentNumber, g.school, g.category, g.year,
    g.college, g.major, g.class_name AS className, g.school_id AS schoolId, g.programme_id AS programmeId,
    g.account_id AS accountId, '****' || a.phone_last_four AS phoneMasked, g.payment, g.photo, g.version
  FROM `;
const WITH_ACCOUNT = "graduates AS g LEFT JOIN accounts AS a ON a.id = g.account_id";
const FROM_ACCOUNT = "accounts AS a CROSS JOIN graduates AS g ON g.account_id = a.id";
const FROM_ORDER =
  "graduate_orders AS o CROSS JOIN graduates AS g ON g.id = o.graduate_id LEFT JOIN accounts AS a ON a.id = g.account_id";

/** From where and by which condition on ?1 and ?2 each kind is found; CROSS JOIN keeps the order of the tables. */
const WAYS: Readonly<Record<LookupKind, readonly [from: string, where: string]>> = {
  graduate: [WITH_ACCOUNT, "g.id = ?1"],
  name: [WITH_ACCOUNT, "g.name_key IN (?1, ?2, ?5, ?6)"],
  namePrefix: [WITH_ACCOUNT, "g.name_key > ?1 AND g.name_key < ?2"],
  initials: [WITH_ACCOUNT, "g.name_initials >= ?1 AND g.name_initials < ?2"],
  studentNumber: [WITH_ACCOUNT, "g.student_number = ?1"],
  document: [WITH_ACCOUNT, "g.document_hash IN (?1, ?2)"],
  documentLastFour: [WITH_ACCOUNT, "g.last_four_hash IN (?1, ?2)"],
  collectionCode: [WITH_ACCOUNT, "g.collection_code = ?1"],
  phone: [FROM_ACCOUNT, "a.phone_hash IN (?1, ?2)"],
  phoneLastFour: [FROM_ACCOUNT, "a.phone_last_four = ?1"],
  order: [FROM_ORDER, "o.number = ?1"],
  transaction: [FROM_ORDER, "o.transaction_id = ?1"],
};

const HASHED: Partial<Record<LookupKind, HashKind>> = {
  phone: "phone",
  document: "document",
  documentLastFour: "lastFour",
};

/** The statement that looks one reading up; ?3 is the school or null, ?4 the limit. */
export async function statementFor(
  db: Db,
  keys: Keys,
  { kind, key }: Reading,
  { schoolId }: LookupScope,
  limit: number,
): Promise<D1PreparedStatement> {
  const [from, where] = WAYS[kind];
  const [first = key, second = first, ...rest] = await valuesOf(keys, kind, key);
  const scope = schoolId === null ? "" : " AND g.school_id = ?3";
  const sql = `${FOUND}${from} WHERE ${where}${scope} LIMIT ?4`;
  const more = kind === "name" ? [rest[0] ?? first, rest[1] ?? first] : [];
  return db.prepare(sql).bind(first, second, schoolId, limit, ...more);
}

async function valuesOf(keys: Keys, kind: LookupKind, key: string): Promise<readonly string[]> {
  const hash = HASHED[kind];
  if (hash !== undefined) return lookupHashes(keys, hash, key);
  if (kind === "name") return storedForms(key);
  if (kind === "namePrefix" || kind === "initials") return [key, afterPrefix(key)];
  return [key];
}
