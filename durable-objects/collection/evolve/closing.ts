import type { Folders } from "./fold.ts";

export const closingFolders: Folders<
  "Reminded" | "LinkSent" | "MessageResent" | "Closed" | "CollectionReopened" | "Purged"
> = {
  Reminded: (state, { reminders, at }) => ({ reminded: [...state.reminded, ...reminders], remindedAt: at }),
  // They only leave a trace in the journal.
  LinkSent: () => ({}),
  MessageResent: () => ({}),
  Closed: (_, { at }) => ({ closedAt: at }),
  CollectionReopened: () => ({ closedAt: null }),
  Purged: (_, { at }) => ({ purgedAt: at }),
};
