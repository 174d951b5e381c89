import { accept, already, type Outcome, refuse } from "../decision.ts";
import type { Fact } from "../event.ts";
import { entitled } from "../payment.ts";
import { currentShot } from "../photo.ts";
import type { Collection } from "../state.ts";
import type { Deciders } from "./context.ts";
import { outsideWindow } from "./window.ts";

/** Refuses to touch a photo that is being judged or is done. */
export function lockedPhoto({ photo }: Collection): Outcome | null {
  if (photo.status === "inReview") return refuse("photoInReview");
  if (photo.status === "approved") return refuse("photoApproved");
  return photo.status === "delivered" ? refuse("photoDelivered") : null;
}

/** A lease that ran out is given up by whoever comes next, or by its timer. */
function lapse({ photo }: Collection, now: number): Fact[] | Outcome {
  if (photo.status !== "standardizing" || !photo.lease) return [];
  const { id: leaseId, until } = photo.lease;
  if (now < until) return refuse("standardizingRuns", { until });
  return [{ type: "StandardizingFailed", leaseId, failure: { cause: "leaseExpired", checks: [] } }];
}

export const shotDeciders: Deciders<
  "recordShot" | "beginStandardizing" | "completeStandardizing" | "failStandardizing"
> = {
  recordShot({ state, policy, now }, { by, shot }) {
    const stop = outsideWindow(policy, now) ?? lockedPhoto(state);
    if (stop) return stop;
    if (!entitled(state)) return refuse("paymentNeeded");
    const fromPhone = by.kind === "graduate";
    if (fromPhone && policy.capture === "camera-only" && shot.source !== "camera")
      return refuse("cameraOnly");
    const lapsed = lapse(state, now);
    if ("ok" in lapsed) return lapsed;
    if (state.photo.shots.some((known) => known.id === shot.id)) return refuse("shotKnown");
    if (state.photo.shotsUsed >= policy.shotLimit) return refuse("shotLimit");
    return accept(...lapsed, { type: "ShotRecorded", shot });
  },

  beginStandardizing({ state, policy, now }, { leaseId, shotId }) {
    const stop = lockedPhoto(state);
    if (stop) return stop;
    if (!entitled(state)) return refuse("paymentNeeded");
    const { status } = state.photo;
    const shot = currentShot(state.photo);
    if (!shot || status === "rejected") return refuse("noShot");
    if (shot.id !== shotId) return refuse("shotReplaced");
    if (status === "standardized") return already;
    const lapsed = lapse(state, now);
    if ("ok" in lapsed) return lapsed;
    return accept(...lapsed, { type: "StandardizingBegun", leaseId, shotId, until: now + policy.leaseMs });
  },

  completeStandardizing({ state: { photo } }, { leaseId, standard }) {
    if (photo.doneLeaseId === leaseId) return already;
    // Until someone gives the lease up, a late result is as good as a punctual one.
    if (photo.lease?.id !== leaseId) return refuse("leaseLost");
    if (photo.lease.shotId !== standard.shotId) return refuse("shotReplaced");
    return accept({ type: "Standardized", leaseId, standard });
  },

  failStandardizing({ state: { photo }, now }, { leaseId, failure }) {
    if (photo.lease?.id !== leaseId) return already;
    const { until } = photo.lease;
    if (failure.cause === "leaseExpired" && now < until) return refuse("leaseHeld", { until });
    return accept({ type: "StandardizingFailed", leaseId, failure });
  },
};
