import type { Db } from "../../roster/db.ts";
import { noteDiscarded, notePurged, submissionsDue } from "../../roster/identity-submissions.ts";
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

/** Purges what is due, at most 100 graduates a run; answers how many. For the cron job. */
export async function purgeDueIdentities(db: Db, bucket: R2Bucket, now: number): Promise<number> {
  const due = await submissionsDue(db, now);
  for (const graduateId of due) await purgeIdentity(db, bucket, graduateId, now);
  return due.length;
}
