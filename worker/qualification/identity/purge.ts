import type { Db } from "../../roster/db.ts";
import {
  keptSubmissions,
  noteDiscarded,
  notePurged,
  submissionsDue,
} from "../../roster/identity-submissions.ts";
import { deleteCards } from "./cards.ts";

/** Deletes the identity pictures of a graduate: after approval, or when their time is over. Safe to repeat. */
export async function purgeIdentity(
  db: Db,
  bucket: R2Bucket,
  graduateId: string,
  now: number,
): Promise<void> {
  await deleteCards(bucket, graduateId);
  await notePurged(db, graduateId, now);
}

/**
 * Deletes the pictures of one submission: when the object refuses the claim they were for. Those of whoever else
 * holds the graduate stay.
 */
export async function discardSubmission(
  db: Db,
  bucket: R2Bucket,
  { graduateId, submissionId }: { readonly graduateId: string; readonly submissionId: string },
  now: number,
): Promise<void> {
  await deleteCards(bucket, graduateId, submissionId);
  await noteDiscarded(db, submissionId, now);
}

/**
 * Deletes what nobody will compare: all of an account's pictures of a graduate but the newest, and those too once the
 * photo is approved, since the approval has deleted what was there before. An approval that comes meanwhile deletes the
 * rest. Of two that are sent at once the newer stays, whichever of them is done first.
 *
 * @param wanted Whether a reviewer may still compare them.
 */
export async function keepNewest(
  db: Db,
  bucket: R2Bucket,
  sent: {
    readonly accountId: string;
    readonly graduateId: string;
    readonly submissionId: string;
    readonly wanted: boolean;
  },
  now: number,
): Promise<void> {
  const { accountId, graduateId, submissionId, wanted } = sent;
  const own = (await keptSubmissions(db, graduateId)).filter((one) => one.accountId === accountId);
  const [newest] = own.toSorted((a, b) => b.submittedAt - a.submittedAt || (a.id < b.id ? 1 : -1));
  // What was sent is among them, unless a newer one has taken its place already.
  for (const id of new Set([...own.map((one) => one.id), submissionId])) {
    if (wanted && id === newest?.id) continue;
    await discardSubmission(db, bucket, { graduateId, submissionId: id }, now);
  }
}

/** Purges what is due, at most 100 graduates a run; answers how many. For the cron job. */
export async function purgeDueIdentities(db: Db, bucket: R2Bucket, now: number): Promise<number> {
  const due = await submissionsDue(db, now);
  for (const graduateId of due) await purgeIdentity(db, bucket, graduateId, now);
  return due.length;
}
