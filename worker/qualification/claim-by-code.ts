import type { StudentRecord } from "../../durable-objects/student-record.ts";
import { takeAttempt } from "../roster/attempts.ts";
import type { Db } from "../roster/db.ts";
import { pendingCode } from "../roster/pending-codes.ts";
import type { Programme } from "../roster/programmes.ts";
import type { Keys } from "../roster/secrets/keys.ts";
import { graduateIdOf } from "../roster/secrets/lookup-hash.ts";
import { sealText } from "../roster/secrets/seal.ts";
import { attemptRule } from "./attempt-rule.ts";
import type { CodeRecord } from "./codes/codes.ts";
import { readLastFour } from "./last-four.ts";
import { done, type Outcome, refuse } from "./refusal.ts";

/** Everything that the Graduate object's `claim` asks for. */
export interface CodeClaim {
  readonly graduateId: string;
  readonly record: StudentRecord;
  /** As typed, in the form in which it is compared: the proof. */
  readonly lastFour: string;
}

/** What wrong tries with codes are counted under, by account. */
export const CODE_ATTEMPTS = "code";

/**
 * Prepares a claim with the code the account has read: counts the account's try and names the graduate. Whether the
 * last four characters are right, the object decides, which counts the tries at this graduate.
 *
 * Unless the object finds the digits wrong, the caller takes the try back (`takeBackAttempt`); when it accepts, it forgets
 * the code too (`forgetPendingCode`). A code of nobody is refused here, in the object's words for wrong digits.
 */
export async function claimByCode(
  { db, keys, now }: { db: Db; keys: Keys; now: number },
  programme: Programme,
  accountId: string,
  typed: string,
): Promise<Outcome<CodeClaim>> {
  if (programme.policy.qualification !== "code") return refuse("wrongMethod");
  const lastFour = readLastFour(typed);
  if (!lastFour.ok) return lastFour;
  const pending = await pendingCode(db, keys, accountId, now);
  if (pending === null || pending.programmeId !== programme.id) return refuse("codeMissing");
  const attempt = await takeAttempt(db, accountId, CODE_ATTEMPTS, attemptRule(programme.policy), now);
  if (!attempt.ok) return refuse("proofCooling", { until: attempt.coolingUntil });
  const record = JSON.parse(pending.json) as CodeRecord | null;
  if (record === null) return refuse("proofMismatch");
  const graduateId = await graduateIdOf(keys, programme.id, record.studentNumber);
  const student = await studentRecord(keys, graduateId, programme, record);
  return done({ graduateId, record: student, lastFour: lastFour.value });
}

async function studentRecord(
  keys: Keys,
  graduateId: string,
  programme: Programme,
  code: CodeRecord,
): Promise<StudentRecord> {
  const { name, studentNumber, collectionCode, level, major, documentLastFour } = code;
  return {
    name,
    documentType: "masked",
    documentSealed: await sealText(keys, { field: "document", row: graduateId }, documentLastFour),
    documentLastFour,
    studentNumber,
    collectionCode,
    school: programme.school,
    category: programme.category,
    level,
    year: programme.year,
    college: null,
    major,
    className: null,
  };
}
