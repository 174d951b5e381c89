import type { ActorKind } from "./actor.ts";
import type { CommandType } from "./command.ts";

/** Who may give which command at all; what the state allows them is decided afterwards. */
export const permitted: Readonly<Record<CommandType, readonly ActorKind[]>> = {
  claim: ["graduate"],
  unlockAttempts: ["staff"],
  release: ["graduate", "staff"],
  confirmRecord: ["graduate"],
  correctRecord: ["staff"],
  adoptPolicy: ["staff", "system"],
  openOrder: ["graduate"],
  queryPayment: ["system", "staff"],
  recordPayment: ["system"],
  expireOrder: ["graduate", "staff", "system"],
  requestRefund: ["graduate", "staff"],
  queryRefund: ["system", "staff"],
  recordRefund: ["system"],
  recordShot: ["graduate", "staff"],
  beginStandardizing: ["graduate", "staff"],
  completeStandardizing: ["system"],
  failStandardizing: ["system"],
  submit: ["graduate"],
  withdraw: ["graduate"],
  recall: ["staff"],
  markOverdue: ["system"],
  approve: ["staff", "system"],
  reject: ["staff"],
  reopen: ["staff"],
  deliver: ["staff"],
  remind: ["staff", "system"],
  sendLink: ["staff"],
  resendMessage: ["staff"],
  close: ["staff"],
  purge: ["staff", "system"],
};

/** What staff do outside the ordinary course: each needs a reason in their own words. */
export const needsNote: ReadonlySet<CommandType> = new Set([
  "unlockAttempts",
  "release",
  "correctRecord",
  "requestRefund",
  "recall",
  "reopen",
  "sendLink",
  "resendMessage",
  "close",
  "purge",
]);

/** What still goes on after a collection is closed: money finds its way, and the closing can be undone. */
export const afterClosing: ReadonlySet<CommandType> = new Set([
  "queryPayment",
  "recordPayment",
  "requestRefund",
  "queryRefund",
  "recordRefund",
  "reopen",
  "release",
  "resendMessage",
  "purge",
]);

/** What still goes on after the photos are purged: only money that comes late. */
export const afterPurge: ReadonlySet<CommandType> = new Set([
  "queryPayment",
  "recordPayment",
  "requestRefund",
  "queryRefund",
  "recordRefund",
]);
