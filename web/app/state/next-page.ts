import type { Collection, CollectionSummary, Programme, Step } from "../api/types.ts";

/** The page of each step; what the server says of a collection decides, never the address. */
const pages: Readonly<Record<Step, string>> = {
  confirmRecord: "record",
  pay: "pay",
  waitForPayment: "pay",
  waitForRefund: "pay",
  shoot: "rules",
  standardize: "making",
  waitForStandardizing: "making",
  submit: "result",
  waitForReview: "review",
  retake: "rejected",
  waitForDelivery: "approved",
  done: "approved",
  windowNotOpen: "closed",
  windowClosed: "closed",
  closed: "closed",
};

/** Whether another photo is wanted because checks found something, and not because a reviewer did. */
function failedChecks({ step, failure }: Collection): boolean {
  return (step === "shoot" || step === "retake") && failure !== null;
}

/** Where a collection goes on; a shot that did not pass shows why before the next one is taken. */
export function nextPage(one: CollectionSummary | Collection): string {
  const failed = "failure" in one && failedChecks(one);
  return `/collect/${one.id}/${failed ? "result" : pages[one.step]}`;
}

/** Where the school and the category of a programme are chosen; the school itself is kept. */
export function schoolPage(programme: Programme | undefined): string {
  return programme === undefined ? "/school" : `/school?school=${programme.schoolId}`;
}

/** Whether a page has anything to show of a collection as it is now. */
export const belongs = {
  detail: () => true,
  orders: () => true,
  record: ({ step }) => step === "confirmRecord",
  pay: ({ step }) => pages[step] === "pay",
  rules: () => true,
  shoot: ({ actions }) => actions.shoot.allowed,
  making: ({ step }) => pages[step] === "making",
  result: (one) => one.step === "submit" || failedChecks(one),
  review: ({ step }) => step === "waitForReview",
  rejected: (one) => one.step === "retake" && !failedChecks(one),
  approved: ({ step }) => pages[step] === "approved",
  download: ({ actions }) => actions.download.allowed,
  closed: ({ step }) => pages[step] === "closed",
} satisfies Record<string, (collection: Collection) => boolean>;

/** A page of one collection. */
export type CollectionPage = keyof typeof belongs;
