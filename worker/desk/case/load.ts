import type { PaymentStatus } from "../../../durable-objects/collection/payment.ts";
import { currentShot } from "../../../durable-objects/collection/photo.ts";
import type { Collection } from "../../../durable-objects/collection/state.ts";
import type { History } from "../../../durable-objects/graduate.ts";
import type { StudentRecord } from "../../../durable-objects/student-record.ts";
import { keysOf } from "../../env.ts";
import type { PhotoReport } from "../../photo/report.ts";
import { photoKeys } from "../../photo/store.ts";
import { CODE_ATTEMPTS } from "../../qualification/claim-by-code.ts";
import { identityAttempts } from "../../qualification/claim-by-identity.ts";
import { type AccountSummary, accountSummary } from "../../roster/accounts.ts";
import { attemptsAgainst, type HeldAttempts } from "../../roster/attempts.ts";
import { type CaseNote, caseNotes } from "../../roster/case-notes.ts";
import { type ClaimRow, claimHistory } from "../../roster/claims.ts";
import { type IdentitySubmission, keptSubmissions } from "../../roster/identity-submissions.ts";
import { programmeById } from "../../roster/programmes.ts";
import { type ListedGraduate, listedGraduate } from "../../roster/whereabouts.ts";

/** Everything the case page shows. */
export interface Case {
  readonly graduateId: string;
  readonly collection: Collection;
  readonly payment: PaymentStatus;
  readonly history: History;
  readonly record: StudentRecord | null;
  readonly listed: ListedGraduate;
  readonly account: AccountSummary | null;
  readonly claims: readonly ClaimRow[];
  readonly cards: readonly IdentitySubmission[];
  readonly notes: readonly CaseNote[];
  /** Wrong tries held against the accounts that have to do with this graduate. */
  readonly held: readonly HeldAttempts[];
  /** On the standard photo, or on the last shot that gave none. */
  readonly report: PhotoReport | null;
  /** Path in the app by which the graduate goes on. */
  readonly entry: string;
}

/** Gathers a case; the caller has written the audit log. Null when the read side knows no such graduate. */
export async function loadCase(env: Env, graduateId: string): Promise<Case | null> {
  const object = env.GRADUATE.getByName(graduateId);
  const keys = await keysOf(env);
  const [listed, { collection, payment }, history, record, claims, cards, notes] = await Promise.all([
    listedGraduate(env.DB, graduateId),
    object.view(),
    object.history(),
    object.record(),
    claimHistory(env.DB, graduateId),
    keptSubmissions(env.DB, graduateId),
    caseNotes(env.DB, keys, graduateId),
  ]);
  if (listed === null) return null;
  const accountId = collection.claim?.accountId ?? null;
  const [held, account, report, programme] = await Promise.all([
    heldAgainst(env, listed.programmeId, graduateId, history, accountId),
    accountId === null ? null : accountSummary(env.DB, accountId),
    loadReport(env, graduateId, collection),
    programmeById(env.DB, listed.programmeId),
  ]);
  const qualifying = `/programme/${listed.programmeId}/${programme?.policy.qualification ?? "code"}`;
  const entry = accountId === null ? qualifying : `/collect/${graduateId}`;
  return {
    ...{ graduateId, collection, payment, history, record, listed, account, claims, cards, notes, report },
    held,
    entry,
  };
}

/** Wrong tries of the account that holds a graduate, and of those that have failed to prove it. */
export function heldAgainst(
  env: Pick<Env, "DB">,
  programmeId: string,
  graduateId: string,
  { entries }: Pick<History, "entries">,
  holder: string | null,
): Promise<readonly HeldAttempts[]> {
  const failed = entries.flatMap(({ events }) =>
    events.flatMap((event) => (event.type === "ProofFailed" ? [event.accountId] : [])),
  );
  const accounts = [...new Set(holder === null ? failed : [...failed, holder])];
  return attemptsAgainst(env.DB, graduateId, accounts, [CODE_ATTEMPTS, identityAttempts(programmeId)]);
}

async function loadReport(env: Env, graduateId: string, { photo }: Collection): Promise<PhotoReport | null> {
  const { standard } = photo;
  const shot = currentShot(photo);
  const failed =
    standard === null && photo.failure !== null && shot ? photoKeys.failure(graduateId, shot.id) : null;
  const key = standard === null ? failed : photoKeys.report(graduateId, standard.reportSha256);
  const object = key === null ? null : await env.PHOTOS.get(key);
  return object === null ? null : object.json<PhotoReport>();
}
