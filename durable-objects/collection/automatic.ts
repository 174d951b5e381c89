import type { ReviewStage } from "./policy.ts";
import { inSample } from "./sample.ts";
import type { Collection } from "./state.ts";

/** How long a photo that passes by itself waits (ms), so that the graduate can still withdraw it. */
export const AUTOMATIC_AFTER = 10 * 60_000;

/** Who judges the photo in review: a person; the checks alone; or a person, to see whether the checks were right. */
export type Course = "person" | "alone" | "sample";

/**
 * Says who judges the photo in review.
 *
 * The checks alone only where the programme wants it, at the central stage, when every check passed. Never when there is
 * an identity document to compare the face with, nor after a person has rejected a photo of this graduate: what no check
 * can see (make-up, another person) was seen by someone.
 */
export function courseOf({ policy, photo, claim, identity }: Collection): Course {
  const { review, standard, verdicts } = photo;
  const automatic = policy?.automatic ?? null;
  if (automatic === null || !review || !standard || !identity) return "person";
  if (review.stage !== "central" || standard.doubts.length > 0 || claim?.method !== "code") return "person";
  if (verdicts.some(({ approved }) => !approved)) return "person";
  const key = `${identity.graduateId}:${review.submission}`;
  return inSample(automatic.seed, key, automatic.samplePercent) ? "sample" : "alone";
}

/**
 * The stage at which the photo waits for a person; null where it waits for none: it is in no review, the checks alone
 * judge it, or the collection is closed, so that no verdict would be taken.
 */
export function stageWaiting(state: Collection): ReviewStage | null {
  if (state.closedAt !== null || state.purgedAt !== null || courseOf(state) === "alone") return null;
  return state.photo.review?.stage ?? null;
}
