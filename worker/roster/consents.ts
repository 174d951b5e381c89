import type { Db } from "./db.ts";
import { type Minting, newId } from "./ids.ts";

/** What someone agreed to: which text, in which version and language. */
export interface Consent {
  readonly accountId: string;
  /** Such as `privacy`. */
  readonly document: string;
  /** The day of the version, `2026-09-01`. */
  readonly version: string;
  /** Lower-case hexadecimal hash of the text as it was shown. */
  readonly textSha256: string;
  readonly language: "zh" | "en";
  readonly programmeId: string | null;
}

const GIVE = `INSERT INTO consents (id, account_id, document, version, text_sha256, language, programme_id, given_at)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`;

/** Writes a consent into the ledger; answers its id. */
export async function recordConsent(db: Db, consent: Consent, minting: Minting): Promise<string> {
  const id = newId("c", minting);
  const { accountId, document, version, textSha256, language, programmeId } = consent;
  await db
    .prepare(GIVE)
    .bind(id, accountId, document, version, textSha256, language, programmeId, minting.now())
    .run();
  return id;
}

const VALID = `SELECT 1 AS found FROM consents
  WHERE account_id = ?1 AND document = ?2 AND version = ?3 AND withdrawn_at IS NULL LIMIT 1`;

/** Whether an account has agreed to exactly this version and has not withdrawn it. */
export async function hasConsented(
  db: Db,
  consent: Pick<Consent, "accountId" | "document" | "version">,
): Promise<boolean> {
  const { accountId, document, version } = consent;
  return (await db.prepare(VALID).bind(accountId, document, version).first()) !== null;
}

const WITHDRAW = `UPDATE consents SET withdrawn_at = ?3
  WHERE account_id = ?1 AND document = ?2 AND withdrawn_at IS NULL`;

/** Withdraws every consent of an account to a document; answers how many there were. */
export async function withdrawConsent(
  db: Db,
  accountId: string,
  document: string,
  now: number,
): Promise<number> {
  const { meta } = await db.prepare(WITHDRAW).bind(accountId, document, now).run();
  return meta.changes;
}

/** A line of the ledger. */
export interface ConsentRow extends Consent {
  readonly id: string;
  readonly givenAt: number;
  readonly withdrawnAt: number | null;
}

const LEDGER = `SELECT id, account_id AS accountId, document, version, text_sha256 AS textSha256, language,
    programme_id AS programmeId, given_at AS givenAt, withdrawn_at AS withdrawnAt
  FROM consents WHERE account_id = ?1 ORDER BY given_at`;

/** All consents of an account, the oldest first. */
export async function consentsOf(db: Db, accountId: string): Promise<readonly ConsentRow[]> {
  const { results } = await db.prepare(LEDGER).bind(accountId).all<ConsentRow>();
  return results;
}

/** How many people have agreed to a version of a text, and how many took it back. */
export interface ConsentSum {
  readonly document: string;
  readonly version: string;
  readonly given: number;
  readonly withdrawn: number;
}

const SUMS = `SELECT document, version, COUNT(*) AS given, COUNT(withdrawn_at) AS withdrawn FROM consents
  GROUP BY document, version ORDER BY document, version DESC LIMIT 100`;
const LATEST = `SELECT id, account_id AS accountId, document, version, text_sha256 AS textSha256, language,
    programme_id AS programmeId, given_at AS givenAt, withdrawn_at AS withdrawnAt
  FROM consents WHERE given_at < ?1 ORDER BY given_at DESC LIMIT 100`;

/** The ledger as a whole: sums by text and version, and its latest lines from before `before` (ms), at most 100. */
export async function consentLedger(
  db: D1Database,
  before: number,
): Promise<{ readonly sums: readonly ConsentSum[]; readonly latest: readonly ConsentRow[] }> {
  const [sums, latest] = await db.batch([db.prepare(SUMS), db.prepare(LATEST).bind(before)]);
  return {
    sums: (sums?.results ?? []) as readonly ConsentSum[],
    latest: (latest?.results ?? []) as readonly ConsentRow[],
  };
}
