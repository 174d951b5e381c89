import { attemptsOf } from "../roster/attempts.ts";
import type { Db } from "../roster/db.ts";
import { keepPendingCode, pendingCode } from "../roster/pending-codes.ts";
import type { Programme } from "../roster/programmes.ts";
import type { Keys } from "../roster/secrets/keys.ts";
import { nameKey } from "../roster/words/keys.ts";
import { CODE_ATTEMPTS } from "./claim-by-code.ts";
import { chooseCode } from "./codes/choose.ts";
import type { AcquisitionCodes, CodeRecord } from "./codes/codes.ts";
import { done, type Outcome, refuse } from "./refusal.ts";

/** What shows before the last four characters are proved: enough to notice the code of another enrolment. */
export type CodeSummary = Pick<CodeRecord, "collectionCode" | "school" | "category" | "level" | "year">;

/**
 * Reads an acquisition code (识别图像采集码) and keeps it for the account until it is proved.
 *
 * A well-formed code that belongs to nobody is kept too and answered with null: only the proof refuses it, in the
 * same words as wrong digits. Reading costs no try, but while a cooling period lasts nothing is read.
 *
 * @param texts What the codes of the picture, or the native scanner, said.
 */
export async function readCode(
  { db, keys, codes, now }: { db: Db; keys: Keys; codes: AcquisitionCodes; now: number },
  programme: Programme,
  accountId: string,
  texts: readonly string[],
): Promise<Outcome<CodeSummary | null>> {
  if (programme.policy.qualification !== "code") return refuse("wrongMethod");
  const { coolingUntil } = await attemptsOf(db, accountId, CODE_ATTEMPTS);
  if (coolingUntil !== null && now < coolingUntil) return refuse("proofCooling", { until: coolingUntil });
  const chosen = await chooseCode(codes, texts);
  if (!chosen.ok && chosen.refusal.code !== "proofMismatch") return chosen;
  if (chosen.ok && !belongsTo(chosen.value, programme)) return refuse("codeOfAnotherProgramme");
  const record = chosen.ok ? chosen.value : null;
  const pending = { programmeId: programme.id, json: JSON.stringify(record) };
  await keepPendingCode(db, keys, accountId, pending, now);
  return done(record === null ? null : summaryOf(record));
}

/** The code an account has read and not proved yet; `summary` is null for a code that belongs to nobody. */
export interface CodeInHand {
  readonly programmeId: string;
  readonly summary: CodeSummary | null;
  readonly readAt: number;
  readonly expiresAt: number;
}

/** What the account holds in its hand: for the page that comes back after a reload. Null: nothing, or too old. */
export async function codeInHand(
  { db, keys, now }: { db: Db; keys: Keys; now: number },
  accountId: string,
): Promise<CodeInHand | null> {
  const pending = await pendingCode(db, keys, accountId, now);
  if (pending === null) return null;
  const { programmeId, readAt, expiresAt, json } = pending;
  const record = JSON.parse(json) as CodeRecord | null;
  return { programmeId, summary: record === null ? null : summaryOf(record), readAt, expiresAt };
}

/** The part of a code's record that may be shown before it is proved. */
function summaryOf({ collectionCode, school, category, level, year }: CodeRecord): CodeSummary {
  return { collectionCode, school, category, level, year };
}

/** A person enrolled twice has two codes, and the wrong one must show before anything is paid. */
function belongsTo(record: CodeRecord, programme: Programme): boolean {
  return (
    nameKey(record.school) === nameKey(programme.school) &&
    nameKey(record.category) === nameKey(programme.category) &&
    record.year === programme.year
  );
}
