import type { Folders } from "./fold.ts";

export const closingFolders: Folders<"Reminded" | "Closed" | "CollectionReopened" | "Purged"> = {
  Reminded: (state, { reminders, at }) => ({ reminded: [...state.reminded, ...reminders], remindedAt: at }),
  Closed: (_, { at }) => ({ closedAt: at }),
  CollectionReopened: () => ({ closedAt: null }),
  Purged: (_, { at }) => ({ purgedAt: at }),
};
