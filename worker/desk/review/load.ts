import { stageWaiting } from "../../../durable-objects/collection/automatic.ts";
import { currentShot } from "../../../durable-objects/collection/photo.ts";
import type { PhotoReport } from "../../photo/report.ts";
import { photoKeys } from "../../photo/store.ts";
import { maskName } from "../../qualification/mask.ts";
import { keptSubmissions } from "../../roster/identity-submissions.ts";
import {
  heldLease,
  leaveAlone,
  type QueueScope,
  type ReviewLease,
  showLease,
  takeLease,
} from "../../roster/review/queue.ts";
import {
  heldSecondLook,
  type SecondLook,
  type SeenPhoto,
  showSecondLook,
  takeSecondLook,
} from "../../roster/review/second-looks.ts";
import { listedGraduate } from "../../roster/whereabouts.ts";

/** One photo on a reviewer's screen. */
export interface OnScreen extends SeenPhoto {
  readonly lease: ReviewLease;
  readonly report: PhotoReport | null;
  /** The submission of identity pictures that are still kept, the latest. */
  readonly card: string | null;
  readonly name: string;
  readonly school: string | null;
  readonly category: string | null;
}

interface Asked {
  readonly env: Env;
  readonly reviewer: string;
  readonly scopes: readonly QueueScope[];
  readonly now: number;
}

// The read side may be a moment behind: what has moved on meanwhile is passed over.
const TRIES = 5;

/** The photo for a reviewer's screen, the one they hold first; null when nothing waits in their parts of the queue. */
export async function nextOnScreen(asked: Asked): Promise<OnScreen | null> {
  const { env, reviewer, now } = asked;
  const shown = await find(asked);
  if (shown === null) return null;
  await (isSecond(shown.lease)
    ? showSecondLook(env.DB, shown.lease.id, now)
    : showLease(env.DB, reviewer, shown.lease.graduateId, now));
  return shown;
}

/** The photo after the one of `graduateId`, held already, so that its pictures can load meanwhile. */
export function photoAfter(asked: Asked, graduateId: string): Promise<OnScreen | null> {
  return find(asked, graduateId);
}

/** @param except What is on screen while the next one is looked for; nothing: it is for the screen itself. */
async function find(asked: Asked, except?: string): Promise<OnScreen | null> {
  const { env } = asked;
  for (const scope of asked.scopes) {
    for (let tries = 0; tries < TRIES; tries++) {
      const found = await nextIn(asked, scope, except);
      if (found === null) break;
      const seen = isSecond(found) ? found : await stillInReview(env, found);
      if (seen !== null) return withRest(env, found, seen);
      await env.GRADUATE.getByName(found.graduateId).reproject();
      await leaveAlone(env.DB, found.graduateId);
    }
  }
  return null;
}

/** What they hold, else a colleague's verdict to look at again (a small share, so it never waits long), else the queue. */
async function nextIn(
  { env: { DB }, reviewer, now }: Asked,
  scope: QueueScope,
  except: string | undefined,
): Promise<ReviewLease | SecondLook | null> {
  const ahead = except !== undefined;
  const held = await Promise.all([
    heldLease(DB, reviewer, scope, now, except),
    heldSecondLook(DB, reviewer, scope, now, except),
  ]);
  // What came on screen first is first again, such as a photo whose verdict was taken back.
  const [first] = held
    .filter((lease) => lease !== null)
    .toSorted((a, b) => a.ahead - b.ahead || a.since - b.since);
  return (
    first ??
    (await takeSecondLook(DB, reviewer, scope, now, ahead)) ??
    (await takeLease(DB, reviewer, scope, now, ahead))
  );
}

function isSecond(lease: ReviewLease): lease is SecondLook {
  return "standardSha256" in lease;
}

async function stillInReview(env: Env, lease: ReviewLease): Promise<SeenPhoto | null> {
  const { collection } = await env.GRADUATE.getByName(lease.graduateId).view();
  const { review, standard } = collection.photo;
  if (!review || !standard || review.submission !== lease.submission) return null;
  if (stageWaiting(collection) !== lease.stage) return null;
  return {
    standardSha256: standard.sha256,
    reportSha256: standard.reportSha256,
    shotSha256: currentShot(collection.photo)?.sha256 ?? null,
    dueAt: review.dueAt,
  };
}

async function withRest(env: Env, lease: ReviewLease, seen: SeenPhoto): Promise<OnScreen> {
  const { graduateId } = lease;
  const [stored, listed, cards] = await Promise.all([
    env.PHOTOS.get(photoKeys.report(graduateId, seen.reportSha256)),
    listedGraduate(env.DB, graduateId),
    keptSubmissions(env.DB, graduateId),
  ]);
  const { standardSha256, reportSha256, shotSha256, dueAt } = seen;
  return {
    ...{ lease, standardSha256, reportSha256, shotSha256, dueAt },
    report: stored === null ? null : await stored.json<PhotoReport>(),
    card: cards[0]?.id ?? null,
    name: maskName(listed?.name ?? ""),
    school: listed?.school ?? null,
    category: listed?.category ?? null,
  };
}

/** Where the pictures of a photo on screen lie. */
export function picturesOf({ lease, standardSha256, shotSha256, card }: OnScreen, mayCard: boolean) {
  const base = `/desk/photos/${lease.graduateId}`;
  return {
    standard: `${base}/standard/${standardSha256}`,
    original: shotSha256 === null ? null : `${base}/original/${shotSha256}`,
    card: card === null || !mayCard ? null : `${base}/cards/${card}/portrait`,
  };
}
