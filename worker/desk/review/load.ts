import { currentShot, type Review, type Standard } from "../../../durable-objects/collection/photo.ts";
import type { PhotoReport } from "../../photo/report.ts";
import { maskName } from "../../qualification/mask.ts";
import { keptSubmissions } from "../../roster/identity-submissions.ts";
import { leaveAlone, type QueueScope, type ReviewLease, takeNext } from "../../roster/review-queue.ts";
import { listedGraduate } from "../../roster/whereabouts.ts";
import { loadReport } from "../case/load.ts";

/** One photo on a reviewer's screen. */
export interface OnScreen {
  readonly lease: ReviewLease;
  readonly review: Review;
  readonly standard: Standard;
  readonly shotSha256: string | null;
  readonly report: PhotoReport | null;
  /** The submission of identity pictures that are still kept, the latest. */
  readonly card: string | null;
  readonly name: string;
  readonly school: string | null;
  readonly category: string | null;
}

// The read side may be a moment behind: what has moved on meanwhile is passed over.
const TRIES = 5;

/** Takes the next photo for a reviewer; null when nothing waits in any of their parts of the queue. */
export async function nextOnScreen(
  env: Env,
  reviewer: string,
  scopes: readonly QueueScope[],
  now: number,
): Promise<OnScreen | null> {
  for (const scope of scopes) {
    for (let tries = 0; tries < TRIES; tries++) {
      const lease = await takeNext(env.DB, reviewer, scope, now);
      if (lease === null) break;
      const shown = await onScreen(env, lease);
      if (shown !== null) return shown;
      await env.GRADUATE.getByName(lease.graduateId).reproject();
      await leaveAlone(env.DB, lease.graduateId);
    }
  }
  return null;
}

async function onScreen(env: Env, lease: ReviewLease): Promise<OnScreen | null> {
  const { graduateId } = lease;
  const { collection } = await env.GRADUATE.getByName(graduateId).view();
  const { review, standard } = collection.photo;
  if (!review || !standard || review.submission !== lease.submission || review.stage !== lease.stage)
    return null;
  const [report, listed, cards] = await Promise.all([
    loadReport(env, graduateId, collection),
    listedGraduate(env.DB, graduateId),
    keptSubmissions(env.DB, graduateId),
  ]);
  return {
    lease,
    review,
    standard,
    shotSha256: currentShot(collection.photo)?.sha256 ?? null,
    report,
    card: cards[0]?.id ?? null,
    name: maskName(listed?.name ?? ""),
    school: listed?.school ?? null,
    category: listed?.category ?? null,
  };
}
