import type { Part } from "../catalogue.ts";

/** The list, the details, the record, in English. */
export const collection: Part<"collection"> = {
  list: {
    title: "My collections",
    empty: "No collection yet",
    emptyMore: "Verify your enrolment first.",
    start: "Verify qualification",
    enter: "Open",
    add: "Add another collection",
  },
  detail: {
    title: "Collection",
    begin: "Start",
    shoot: "Take or upload a photo",
    next: "Next",
    record: "Student record",
    progress: "Progress",
    window: "Collection period",
    history: "History",
    noHistory: "Nothing yet",
    order: "Orders and refunds",
    steps: {
      record: "Record",
      pay: "Payment",
      shoot: "Photo",
      standard: "Standard",
      review: "Review",
      done: "Done",
    },
    by: { graduate: "You", staff: "Staff", system: "System" },
  },
  record: {
    title: "Check your record",
    lead: "Is this the enrolment you graduate from now? If you were enrolled twice, check school, level and year.",
    confirm: "Correct, go on",
    wrong: "This is not me",
    wrongTitle: "Give up this record?",
    wrongMore: "You can then use another code or verify again. Nothing has been paid.",
    release: "Give up",
  },
  closed: {
    notYet: "Collecting has not started yet",
    over: "Collecting has ended",
    ended: "This collection is closed",
    more: "Questions? Ask your school or customer service.",
  },
};
