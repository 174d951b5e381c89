import type { StudentRecord } from "../../durable-objects/student-record.ts";
import { takeAttempt } from "../roster/attempts.ts";
import { hasConsented, recordConsent } from "../roster/consents.ts";
import type { Db } from "../roster/db.ts";
import { noteSubmission } from "../roster/identity-submissions.ts";
import { type Minting, newId } from "../roster/ids.ts";
import type { Programme } from "../roster/programmes.ts";
import type { Keys } from "../roster/secrets/keys.ts";
import { matchIdentity } from "../roster/student-records.ts";
import { forgetVainSearch, keepVainSearch } from "../roster/vain-searches.ts";
import { nameKey } from "../roster/words/keys.ts";
import { attemptRule } from "./attempt-rule.ts";
import { checkDocument, type DocumentType } from "./document/document.ts";
import { type CardPictures, readCards, storeCards } from "./identity/cards.ts";
import { done, type Outcome, refuse } from "./refusal.ts";

/** What someone submits to be matched (身份认证). */
export interface IdentitySubmissionInput {
  readonly name: string;
  readonly documentType: DocumentType;
  readonly documentNumber: string;
  readonly pictures: CardPictures;
  /** The privacy policy that was shown and ticked; null when it was not. */
  readonly consent: {
    readonly version: string;
    readonly textSha256: string;
    readonly language: "zh" | "en";
  } | null;
}

/** A matched identity: what the Graduate object's `claim` asks for. */
export interface IdentityClaim {
  readonly graduateId: string;
  readonly record: StudentRecord;
  /** Names the pictures in the bucket. */
  readonly submissionId: string;
}

/** What qualifying by identity needs of the outside. */
export interface IdentityTools {
  readonly db: Db;
  readonly bucket: R2Bucket;
  readonly keys: Keys;
  readonly minting: Minting;
  /** Whether specimen documents pass; only locally. */
  readonly specimens: boolean;
}

const DAY = 86_400_000;
/** Longest time that pictures of a document are kept, in days; they go with the approval, mostly within a week. */
const KEPT_DAYS = 90;

/** What wrong tries by identity are counted under, by account. */
export const identityAttempts = (programmeId: string) => `identity:${programmeId}`;

/**
 * Matches an identity with the programme's list. Form is judged first and costs no try; then consent is recorded, the
 * try is counted, and the pictures are kept only when the list has exactly this person. The caller then lets the
 * object claim, takes the try back, and discards the submission when the object refuses.
 */
export async function claimByIdentity(
  tools: IdentityTools,
  programme: Programme,
  accountId: string,
  input: IdentitySubmissionInput,
): Promise<Outcome<IdentityClaim>> {
  const { db, bucket, keys, minting } = tools;
  const now = minting.now();
  const { policy } = programme;
  if (policy.qualification !== "identity") return refuse("wrongMethod");
  if (!validName(input.name)) return refuse("nameForm");
  const number = checkDocument(input.documentType, input.documentNumber, { now, specimens: tools.specimens });
  if (!number.ok) return number;
  const cards = readCards(input.documentType, input.pictures);
  if (!cards.ok) return cards;
  const consented = await consentTo(tools, programme, accountId, input.consent);
  if (!consented.ok) return consented;

  const attempt = await takeAttempt(db, accountId, identityAttempts(programme.id), attemptRule(policy), now);
  if (!attempt.ok) return refuse("proofCooling", { until: attempt.coolingUntil });
  const { name, documentType } = input;
  const typed = { name, documentType, documentNumber: number.value };
  const matched = await matchIdentity(db, keys, programme, typed);
  const place = { accountId, programmeId: programme.id };
  if (matched === null) {
    await keepVainSearch(db, keys, place, typed, now);
    return refuse("recordNotFound", { tries: attempt.attempts.total });
  }
  await forgetVainSearch(db, place);
  const submissionId = newId("i", minting);
  const { graduateId, record } = matched;
  await noteSubmission(db, {
    id: submissionId,
    accountId,
    programmeId: programme.id,
    graduateId,
    submittedAt: now,
    purgeAt: now + KEPT_DAYS * DAY,
  });
  await storeCards(bucket, keys, graduateId, submissionId, cards.value);
  return done({ graduateId, record, submissionId });
}

function validName(name: string): boolean {
  const key = nameKey(name);
  return key.length > 0 && key.length <= 60 && /\p{L}/u.test(key) && !key.includes("*");
}

/** Records the consent, once a version; refuses without one, or to another version than the programme names. */
async function consentTo(
  { db, minting }: IdentityTools,
  programme: Programme,
  accountId: string,
  consent: IdentitySubmissionInput["consent"],
): Promise<Outcome<null>> {
  if (consent === null) return refuse("consentMissing");
  const { id: document, version } = programme.policy.privacyPolicy;
  if (consent.version !== version) return refuse("consentOutdated", { version });
  if (await hasConsented(db, { accountId, document, version })) return done(null);
  await recordConsent(db, { ...consent, accountId, document, programmeId: programme.id }, minting);
  return done(null);
}
