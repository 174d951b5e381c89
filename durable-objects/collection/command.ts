import type { Actor } from "./actor.ts";
import type { SentMessage } from "./message.ts";
import type { Shot, Standard, StandardizingFailure } from "./photo.ts";
import type { Policy, ReviewStage } from "./policy.ts";
import type { Identity, QualificationMethod } from "./state.ts";

/** Where someone's own words about a command are kept; they never enter the journal. */
interface Noted {
  readonly noteId: string | null;
}

/** Which submission a reviewer had on screen; a verdict on another one is refused. */
interface Reviewed {
  readonly submission: number;
  readonly stage: ReviewStage;
}

interface Commands {
  /** `proofHolds`: the last four characters, or the identity, matched the student record. */
  claim: Identity & {
    readonly method: QualificationMethod;
    readonly proofHolds: boolean;
    readonly policy: Policy;
  };
  unlockAttempts: Noted;
  release: Noted;
  confirmRecord: object;
  correctRecord: Noted;
  adoptPolicy: { readonly policy: Policy };
  /** `orderNumber` is fresh; an order already open for the same services is answered instead. */
  openOrder: {
    readonly orderNumber: string;
    readonly services: readonly string[];
    /** Who will pay: the keyed hash of what the payment provider calls the account. */
    readonly payerHash?: string;
  };
  queryPayment: { readonly orderNumber: string };
  recordPayment: {
    readonly orderNumber: string;
    readonly transactionId: string;
    readonly amountFen: number;
    readonly currency: string;
    readonly paidAt: number;
  };
  /** The time is up (system), or the graduate or staff cancels. */
  expireOrder: { readonly orderNumber: string };
  requestRefund: Noted & { readonly orderNumber: string };
  queryRefund: { readonly refundNumber: string };
  recordRefund: {
    readonly orderNumber: string;
    readonly refundNumber: string;
    readonly amountFen: number;
    readonly status: "succeeded" | "abnormal" | "closed";
  };
  recordShot: { readonly shot: Omit<Shot, "at"> };
  beginStandardizing: { readonly leaseId: string; readonly shotId: string };
  completeStandardizing: { readonly leaseId: string; readonly standard: Standard };
  failStandardizing: { readonly leaseId: string; readonly failure: StandardizingFailure };
  /** `standardSha256` is the photo that was shown when 【提交】 was tapped. */
  submit: { readonly standardSha256: string };
  withdraw: object;
  recall: Noted;
  markOverdue: Reviewed;
  approve: Reviewed & Noted;
  reject: Reviewed & Noted & { readonly reasons: readonly string[] };
  reopen: Noted;
  /** `batch` names the export that handed the photo over. */
  deliver: { readonly batch: string; readonly standardSha256: string };
  /** What is due (system), or once more because staff ask for it. */
  remind: object;
  sendLink: Noted;
  /** `sent` is what left before. */
  resendMessage: Noted & { readonly sent: SentMessage };
  close: Noted;
  purge: Noted;
}

export type CommandType = keyof Commands;
export type CommandOf<T extends CommandType> = { readonly type: T; readonly by: Actor } & Commands[T];
export type Command = { [T in CommandType]: CommandOf<T> }[CommandType];
