import { accountOf } from "../actor.ts";
import { accept, already, type Outcome, refuse } from "../decision.ts";
import type { Fact } from "../event.ts";
import { openOrder, paymentOf } from "../payment.ts";
import { policyFault } from "../policy.ts";
import { refusal } from "../refusal.ts";
import type { Collection } from "../state.ts";
import type { Context, Deciders } from "./context.ts";
import { outsideWindow } from "./window.ts";

/** Counts a wrong proof; the refusal says neither what was wrong nor how often. */
function failedProof({ state, policy, now }: Context, accountId: string): Outcome {
  const { failed, coolingUntil } = state.proof;
  const count = (coolingUntil === null ? failed : 0) + 1;
  const until = count >= policy.proof.limit ? now + policy.proof.coolingMs : null;
  return {
    ok: false,
    refusal: refusal("proofMismatch"),
    facts: [{ type: "ProofFailed", accountId, coolingUntil: until }],
  };
}

/** A graduate may let go alone while no money is held and no reviewer has been asked. */
function mayReleaseAlone(state: Collection): boolean {
  const payment = paymentOf(state);
  const { status } = state.photo;
  return (
    payment !== "paid" &&
    payment !== "refunding" &&
    status !== "inReview" &&
    status !== "approved" &&
    status !== "delivered"
  );
}

/** Gives back used-up attempts; also before the first claim, when there is no policy yet. */
export function unlockAttempts({ proof, photo }: Collection, noteId: string | null): Outcome {
  const locked = proof.failed > 0 || proof.coolingUntil !== null || photo.shotsUsed > 0;
  return locked ? accept({ type: "AttemptsUnlocked", noteId }) : refuse("nothingToUnlock");
}

export const claimDeciders: Deciders<
  "claim" | "unlockAttempts" | "release" | "confirmRecord" | "correctRecord" | "adoptPolicy"
> = {
  claim(context, command) {
    const { state, policy, now } = context;
    const accountId = accountOf(command.by);
    if (accountId === null) return refuse("actorNotAllowed");
    const fault = policyFault(policy);
    if (fault !== null) return refuse("policyInvalid", { field: fault });
    const outside = outsideWindow(policy, now);
    if (outside) return outside;
    const { coolingUntil } = state.proof;
    if (coolingUntil !== null && now < coolingUntil) return refuse("proofCooling", { until: coolingUntil });
    const other = state.identity !== null && state.identity.graduateId !== command.graduateId;
    if (!command.proofHolds || other) return failedProof(context, accountId);
    if (state.claim?.accountId === accountId) return already;
    if (state.claim) return refuse("heldByAnother");
    const { graduateId, programmeId, schoolId, method } = command;
    return accept({ type: "Claimed", graduateId, programmeId, schoolId, accountId, method, policy });
  },

  unlockAttempts: ({ state }, { noteId }) => unlockAttempts(state, noteId),

  release({ state }, { by, noteId }) {
    if (!state.claim) return refuse("notClaimed");
    if (by.kind === "graduate" && !mayReleaseAlone(state)) return refuse("releaseByService");
    const facts: Fact[] = [];
    // The next holder must not pay the last one's order, nor the last one the next one's.
    const open = openOrder(state);
    if (open) facts.push({ type: "OrderExpired", orderNumber: open.number, cause: "released" });
    return accept(...facts, { type: "Released", accountId: state.claim.accountId, noteId });
  },

  confirmRecord({ state }) {
    if (!state.claim) return refuse("notClaimed");
    return state.claim.recordConfirmedAt === null ? accept({ type: "RecordConfirmed" }) : already;
  },

  correctRecord({ state }, { noteId }) {
    if (state.photo.status === "delivered") return refuse("photoDelivered");
    return accept({ type: "RecordCorrected", noteId });
  },

  adoptPolicy({ state }, { policy }) {
    const fault = policyFault(policy);
    if (fault !== null) return refuse("policyInvalid", { field: fault });
    const current = state.policy?.version ?? 0;
    if (policy.version === current) return already;
    return policy.version > current ? accept({ type: "PolicyAdopted", policy }) : refuse("policyOutdated");
  },
};
