import {
  type AttemptAnswer,
  type AttemptRule,
  type Attempts,
  beginAttempt,
  forgiven,
  noAttempts,
  takenBack,
} from "../qualification/attempts.ts";
import type { Db } from "./db.ts";

interface Row extends Attempts {
  readonly revision: number;
}

const READ = `SELECT failed, total, cooling_until AS coolingUntil, revision FROM attempts
  WHERE account_id = ?1 AND purpose = ?2`;
const WRITE = `INSERT INTO attempts (account_id, purpose, failed, total, cooling_until, revision)
  SELECT ?1, ?2, ?3, ?4, ?5, 1 WHERE ?6 = 0
  ON CONFLICT (account_id, purpose) DO NOTHING`;
const REWRITE = `UPDATE attempts SET failed = ?3, total = ?4, cooling_until = ?5, revision = revision + 1
  WHERE account_id = ?1 AND purpose = ?2 AND revision = ?6`;

/** How often a try is counted again when another request of the same account was faster. */
const ROUNDS = 8;

/**
 * Counts a try of an account before it is judged; refuses while a cooling period lasts. Of many at once, each is
 * counted on its own.
 *
 * @param purpose What is tried, such as `code` or `identity:` with the programme's id.
 */
export async function takeAttempt(
  db: Db,
  accountId: string,
  purpose: string,
  rule: AttemptRule,
  now: number,
): Promise<AttemptAnswer> {
  for (let round = 0; round < ROUNDS; round++) {
    const { revision, ...attempts } = await read(db, accountId, purpose);
    const answer = beginAttempt(attempts, rule, now);
    if (!answer.ok || (await write(db, accountId, purpose, answer.attempts, revision))) return answer;
  }
  // So many at once are no person's doing: they wait like someone who has used up the tries.
  return { ok: false, coolingUntil: now + rule.coolingMs };
}

/** Takes back the one try that was counted and was not wrong. */
export async function takeBackAttempt(db: Db, accountId: string, purpose: string): Promise<void> {
  await change(db, accountId, purpose, takenBack);
}

/** Forgets the wrong tries, when customer service unlocks. */
export async function clearAttempts(db: Db, accountId: string, purpose: string): Promise<void> {
  await change(db, accountId, purpose, forgiven);
}

async function change(
  db: Db,
  accountId: string,
  purpose: string,
  to: (attempts: Attempts) => Attempts,
): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const { revision, ...attempts } = await read(db, accountId, purpose);
    if (revision === 0 || (await write(db, accountId, purpose, to(attempts), revision))) return;
  }
}

/** Wrong tries that are held against an account now. */
export interface HeldAttempts {
  readonly accountId: string;
  readonly purpose: string;
}

// Whoever searched this very document number on this list is meant too: until they are found they hold nobody.
const HELD = `SELECT account_id AS accountId, purpose FROM attempts
  WHERE purpose IN (?3, ?4) AND (failed > 0 OR cooling_until IS NOT NULL) AND account_id IN (
    SELECT value FROM json_each(?1) UNION
    SELECT v.account_id FROM graduates AS g JOIN vain_searches AS v
      ON v.document_hash = g.document_hash AND v.programme_id = g.programme_id WHERE g.id = ?2)`;

/**
 * The wrong tries that keep people from one graduate: of the accounts named, and of those that searched the
 * graduate's document number in vain.
 *
 * @param purposes By code, and by identity in the graduate's programme.
 */
export async function attemptsAgainst(
  db: Db,
  graduateId: string,
  accounts: readonly string[],
  purposes: readonly [string, string],
): Promise<readonly HeldAttempts[]> {
  const { results } = await db
    .prepare(HELD)
    .bind(JSON.stringify(accounts), graduateId, ...purposes)
    .all<HeldAttempts>();
  return results;
}

/** The tries so far, for pages that say how many there were. */
export async function attemptsOf(db: Db, accountId: string, purpose: string): Promise<Attempts> {
  const { revision: _, ...attempts } = await read(db, accountId, purpose);
  return attempts;
}

async function read(db: Db, accountId: string, purpose: string): Promise<Row> {
  const row = await db.prepare(READ).bind(accountId, purpose).first<Row>();
  return row ?? { ...noAttempts, revision: 0 };
}

async function write(
  db: Db,
  accountId: string,
  purpose: string,
  { failed, total, coolingUntil }: Attempts,
  revision: number,
): Promise<boolean> {
  const sql = revision === 0 ? WRITE : REWRITE;
  const { meta } = await db
    .prepare(sql)
    .bind(accountId, purpose, failed, total, coolingUntil, revision)
    .run();
  return meta.changes === 1;
}
