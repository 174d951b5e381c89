import type { Folders } from "./fold.ts";

export const claimFolders: Folders<
  | "Claimed"
  | "ProofFailed"
  | "AttemptsUnlocked"
  | "Released"
  | "RecordConfirmed"
  | "RecordCorrected"
  | "PolicyAdopted"
> = {
  Claimed: (state, { graduateId, programmeId, schoolId, accountId, method, policy, at }) => ({
    identity: state.identity ?? { graduateId, programmeId, schoolId },
    policy,
    claim: { accountId, method, at, recordConfirmedAt: null },
    proof: { failed: 0, coolingUntil: null },
  }),
  ProofFailed: ({ proof }, { coolingUntil }) => ({
    // A cooling period that ran out began a new count.
    proof: { failed: proof.coolingUntil === null ? proof.failed + 1 : 1, coolingUntil },
  }),
  AttemptsUnlocked: ({ photo }) => ({
    proof: { failed: 0, coolingUntil: null },
    photo: { ...photo, shotsUsed: 0 },
  }),
  Released: () => ({ claim: null }),
  RecordConfirmed: ({ claim }, { at }) => ({ claim: claim && { ...claim, recordConfirmedAt: at } }),
  RecordCorrected: ({ claim }) => ({ claim: claim && { ...claim, recordConfirmedAt: null } }),
  PolicyAdopted: (_, { policy }) => ({ policy }),
};
