import type { Part } from "../catalogue.ts";

/** Customer service, in English. */
export const help: Part<"help"> = {
  help: {
    title: "Customer service",
    search: "Search questions",
    none: "No question found.",
    noneMore: "Try other words, or contact us.",
    faq: "Common questions",
    online: "Online chat",
    write: "Write to us",
    call: "Call us",
    hours: "Hours {hours} (China time)",
    open: "Open now",
    shut: "Closed now",
    report: "Report a problem",
    reportMore: "Your progress is attached; no need to repeat it.",
    topic: "About",
    text: "What happened?",
    textHint: "Please do not write a whole document number",
    send: "Send",
    sent: "Received. We answer as soon as we can, here.",
    mine: "My reports",
    waiting: "Waiting",
    answered: "Answered",
    login: "Log in to report a problem and read the answer.",
    topics: {
      qualification: "Qualification",
      payment: "Payment and refund",
      shooting: "Taking and uploading",
      review: "Review",
      record: "Student record",
      other: "Something else",
    },
  },
};
