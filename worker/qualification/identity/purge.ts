import { notePurged, submissionsDue } from "../../roster/identity-submissions.ts";
import { deleteCards } from "./cards.ts";

/** Deletes the identity pictures of a graduate: after approval, or when their time is over. Safe to repeat. */
export async function purgeIdentity(
  db: D1Database,
  bucket: R2Bucket,
  graduateId: string,
  now: number,
): Promise<void> {
  await deleteCards(bucket, graduateId);
  await notePurged(db, graduateId, now);
}

/** Purges what is due, at most 100 graduates a run; answers how many. For the cron job. */
export async function purgeDueIdentities(db: D1Database, bucket: R2Bucket, now: number): Promise<number> {
  const due = await submissionsDue(db, now);
  for (const graduateId of due) await purgeIdentity(db, bucket, graduateId, now);
  return due.length;
}
