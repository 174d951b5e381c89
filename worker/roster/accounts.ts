import type { Db } from "./db.ts";
import { type Minting, newId } from "./ids.ts";
import type { Keys } from "./secrets/keys.ts";
import { lookupHash, lookupHashes } from "./secrets/lookup-hash.ts";
import { openText, sealText } from "./secrets/seal.ts";

const FIND = "SELECT id FROM accounts WHERE openid_hash IN (?1, ?2)";
const CREATE = `INSERT INTO accounts (id, openid_hash, openid_sealed, created_at) VALUES (?1, ?2, ?3, ?4)
  ON CONFLICT (openid_hash) DO NOTHING`;

/** The account of an openid; made at the first login. Simultaneous first logins make one. */
export async function accountOfOpenid(db: Db, keys: Keys, openid: string, minting: Minting): Promise<string> {
  const hashes = await lookupHashes(keys, "openid", openid);
  const find = db.prepare(FIND).bind(hashes[0] ?? "", hashes[1] ?? hashes[0] ?? "");
  const found = await find.first<{ readonly id: string }>();
  if (found !== null) return found.id;
  const id = newId("a", minting);
  const sealed = await sealText(keys, { field: "openid", row: id }, openid);
  await db
    .prepare(CREATE)
    .bind(id, hashes[0] ?? "", sealed, minting.now())
    .run();
  const made = await find.first<{ readonly id: string }>();
  if (made === null) throw new Error("an inserted account is found");
  return made.id;
}

const SET_PHONE = `UPDATE accounts SET phone_sealed = ?2, phone_hash = ?3, phone_last_four = ?4, phone_at = ?5
  WHERE id = ?1`;

/** Keeps the phone number that WeChat vouches for (digits, without the country code of China). */
export async function setPhone(
  db: Db,
  keys: Keys,
  accountId: string,
  phone: string,
  now: number,
): Promise<void> {
  const [sealed, hash] = await Promise.all([
    sealText(keys, { field: "phone", row: accountId }, phone),
    lookupHash(keys, "phone", phone),
  ]);
  await db.prepare(SET_PHONE).bind(accountId, sealed, hash, phone.slice(-4), now).run();
}

/** What the account page and the desk show of an account. */
export interface AccountSummary {
  readonly id: string;
  readonly createdAt: number;
  /** `****1234`, or null before the phone is authorised. */
  readonly phoneMasked: string | null;
}

const SUMMARY = `SELECT id, created_at AS createdAt, '****' || phone_last_four AS phoneMasked
  FROM accounts WHERE id = ?1`;

/** An account without what could reach its owner; null when there is none. */
export async function accountSummary(db: Db, accountId: string): Promise<AccountSummary | null> {
  return db.prepare(SUMMARY).bind(accountId).first<AccountSummary>();
}

const REACH = "SELECT openid_sealed AS openid, phone_sealed AS phone FROM accounts WHERE id = ?1";

/**
 * Opens what payments and messages need: the openid, and the phone number if there is one. Null when there is no
 * such account. Neither may be logged or shown.
 */
export async function reachAccount(
  db: Db,
  keys: Keys,
  accountId: string,
): Promise<{ readonly openid: string; readonly phone: string | null } | null> {
  const row = await db
    .prepare(REACH)
    .bind(accountId)
    .first<{ readonly openid: string; readonly phone: string | null }>();
  if (row === null) return null;
  const openid = await openText(keys, { field: "openid", row: accountId }, row.openid);
  if (openid === undefined) throw new Error(`the openid of account ${accountId} does not open with our keys`);
  const phone =
    row.phone === null ? undefined : await openText(keys, { field: "phone", row: accountId }, row.phone);
  return { openid, phone: phone ?? null };
}
