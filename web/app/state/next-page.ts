import type { Collection, CollectionSummary, Step } from "../api/types.ts";

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

/** Where a collection goes on; a shot that did not pass shows why before the next one is taken. */
export function nextPage(one: CollectionSummary | Collection): string {
  const failed = one.step === "shoot" && "failure" in one && one.failure !== null;
  return `/collect/${one.id}/${failed ? "result" : pages[one.step]}`;
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
  result: ({ step, failure }) =>
    step === "submit" || (step === "shoot" && failure !== null) || step === "retake",
  review: ({ step }) => step === "waitForReview",
  rejected: ({ step }) => step === "retake",
  approved: ({ step }) => pages[step] === "approved",
  download: ({ actions }) => actions.download.allowed,
  closed: ({ step }) => pages[step] === "closed",
} satisfies Record<string, (collection: Collection) => boolean>;

/** A page of one collection. */
export type CollectionPage = keyof typeof belongs;
