import type { Keys } from "../../../worker/roster/secrets/keys.ts";
import { lookupHash } from "../../../worker/roster/secrets/lookup-hash.ts";
import { nameInitials } from "../../../worker/roster/words/pinyin.ts";

const SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高";
const GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰涛明超兰霞平刚文辉玲鑫宇浩然子雨欣梓涵";

/** How many of `count` graduates share what is looked for; the rest of each column is unique or evenly spread. */
export interface Seeded {
  readonly name: string;
  readonly initials: string;
  readonly studentNumber: string;
  readonly collectionCode: string;
  readonly phone: string;
  readonly document: string;
  readonly order: string;
  readonly transaction: string;
  readonly graduateId: string;
  readonly accountId: string;
  readonly programmeId: string;
  readonly schoolId: string;
}

// D1 binds every number as a REAL.
const NUMBERS =
  "WITH RECURSIVE n(i) AS (SELECT CAST(?1 AS INTEGER) UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?2)";
/** The name of the i-th graduate out of the surnames and given characters, or out of their initials. */
const nameSql = (surnames: string, given: string) =>
  `substr(${surnames}, i % 20 + 1, 1) || substr(${given}, i / 20 % 32 + 1, 1)
     || CASE WHEN i / 7 % 5 < 2 THEN '' ELSE substr(${given}, i / 640 % 32 + 1, 1) END`;
const GRADUATES = `${NUMBERS}
  INSERT INTO graduates (id, programme_id, school_id, version, account_id, claimed_at, payment, photo, review_stage,
    review_due_at, name, name_key, name_initials, document_type, document_sealed, document_hash, last_four_hash,
    student_number, collection_code, school, category, level, year, college)
  SELECT 'g' || substr('0000000000000000000000' || i, -22), 'p' || (i / 500), 's' || (i / 2000), 1 + i % 9, 'a' || i, i,
    'paid', CASE i % 20 WHEN 0 THEN 'inReview' ELSE 'approved' END, CASE i % 20 WHEN 0 THEN 'central' END, i,
    name, name, initials, 'residentId', 'sealed', 'h' || i, 'f' || (i % 11000),
    '2023' || substr('000000' || i, -6), '62601815' || substr('00000000' || i, -8), '大学', '普通本科', '本科', 2027, '学院'
  FROM (SELECT i, ${nameSql("?3", "?4")} AS name, ${nameSql("?5", "?6")} AS initials FROM n)`;
const ACCOUNTS = `${NUMBERS}
  INSERT INTO accounts (id, openid_hash, openid_sealed, phone_sealed, phone_hash, phone_last_four, created_at)
  SELECT 'a' || i, 'o' || i, 'sealed', 'sealed', 'p' || i, substr('0000' || (i % 10000), -4), i FROM n`;
const ORDERS = `${NUMBERS}
  INSERT INTO graduate_orders (number, graduate_id, version, transaction_id, status, amount_fen, refunded_fen, surplus,
    opened_at, paid_at)
  SELECT 'order' || substr('00000000' || i, -8), 'g' || substr('0000000000000000000000' || i, -22), 1,
    '4200' || substr('000000000000000000000000' || i, -24), 'paid', 3000, 0, 0, i, i FROM n`;
const RECORDS = `${NUMBERS}
  INSERT INTO student_records (id, programme_id, school_id, name, name_key, document_type, document_sealed,
    document_hash, student_number, level, source, imported_at)
  SELECT 'g' || substr('0000000000000000000000' || i, -22), 'p' || (i / 500), 's' || (i / 2000), '名', '名', 'residentId',
    'sealed', 'h' || i, '2023' || substr('000000' || i, -6), '本科', 'list', i FROM n`;
const CLAIMS = `${NUMBERS}
  INSERT INTO claims (graduate_id, claimed_at, account_id, programme_id)
  SELECT 'g' || substr('0000000000000000000000' || i, -22), i, 'a' || i, 'p' || (i / 500) FROM n`;
const PARENTS = [
  `${NUMBERS} INSERT INTO schools (id, name, name_key, pinyin, initials, created_at)
     SELECT 's' || i, '大学' || i, '大学' || i, '', '', 0 FROM n`,
  `${NUMBERS} INSERT INTO programmes (id, school_id, category, year, policy_version, created_at)
     SELECT 'p' || i, 's' || (i / 4), '普通本科' || i, 2027, 0, 0 FROM n`,
] as const;
const REAL = [
  "UPDATE graduates SET document_hash = ?2, last_four_hash = ?3 WHERE id = ?1",
  "UPDATE student_records SET document_hash = ?2 WHERE id = ?1",
  "UPDATE accounts SET phone_hash = ?2 WHERE id = ?1",
] as const;

/**
 * Fills an empty database with `count` graduates who have paid, their accounts, orders and list rows: about 40 % of
 * the names of two characters, each of those some 120 times in 200,000. Answers what finds the graduate in the middle.
 */
export async function seedMany(db: D1Database, keys: Keys, count: number): Promise<Seeded> {
  const names = [SURNAMES, GIVEN, nameInitials(SURNAMES), nameInitials(GIVEN)];
  await db.batch(
    PARENTS.map((sql, i) => db.prepare(sql).bind(0, Math.ceil(count / (i === 0 ? 2000 : 500)) + 2)),
  );
  const step = 20_000;
  for (let from = 0; from < count; from += step) {
    const range = [from, Math.min(count, from + step)] as const;
    await db.batch([
      db.prepare(GRADUATES).bind(...range, ...names),
      db.prepare(ACCOUNTS).bind(...range),
      db.prepare(ORDERS).bind(...range),
      db.prepare(RECORDS).bind(...range),
      db.prepare(CLAIMS).bind(...range),
    ]);
  }
  const i = Math.floor(count / 2);
  const at = (text: string, index: number) => [...text][index] ?? "";
  const second = Math.floor(i / 7) % 5 < 2 ? "" : at(GIVEN, Math.floor(i / 640) % 32);
  const name = at(SURNAMES, i % 20) + at(GIVEN, Math.floor(i / 20) % 32) + second;
  const found = {
    name,
    initials: nameInitials(name),
    studentNumber: `2023${String(i).padStart(6, "0")}`,
    collectionCode: `62601815${String(i).padStart(8, "0")}`,
    phone: "13800008812",
    document: "990101200201010019",
    order: `order${String(i).padStart(8, "0")}`,
    transaction: `4200${String(i).padStart(24, "0")}`,
    graduateId: `g${String(i).padStart(22, "0")}`,
    accountId: `a${i}`,
    programmeId: `p${Math.floor(i / 500)}`,
    schoolId: `s${Math.floor(i / 2000)}`,
  };
  const document = await lookupHash(keys, "document", found.document);
  const [graduates, records, accounts] = REAL;
  await db.batch([
    db
      .prepare(graduates)
      .bind(found.graduateId, document, await lookupHash(keys, "lastFour", found.document.slice(-4))),
    db.prepare(records).bind(found.graduateId, document),
    db.prepare(accounts).bind(found.accountId, await lookupHash(keys, "phone", found.phone)),
  ]);
  return found;
}
