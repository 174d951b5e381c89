import type { CollectionEvent, EventType } from "./event.ts";
import { claimFolders } from "./evolve/claim.ts";
import { closingFolders } from "./evolve/closing.ts";
import type { Folders } from "./evolve/fold.ts";
import { moneyFolders } from "./evolve/money.ts";
import { photoFolders } from "./evolve/photo.ts";
import { type Collection, emptyCollection } from "./state.ts";

const folders: Folders<EventType> = { ...claimFolders, ...moneyFolders, ...photoFolders, ...closingFolders };

/** Events after which it is the graduate's turn again; reminders count the days from the last of them. */
const progress: ReadonlySet<EventType> = new Set([
  "Claimed",
  "RecordConfirmed",
  "OrderOpened",
  "PaymentWaived",
  "PaymentReceived",
  "ShotRecorded",
  "Standardized",
  "Submitted",
  "Rejected",
  "LeftReview",
  "PhotoReopened",
  "CollectionReopened",
]);

/** Folds one event into the state. Pure, and total: what was decided can always be folded. */
export function evolve(state: Collection, event: CollectionEvent): Collection {
  // The table's entry for a type takes that type's event, which TypeScript cannot follow through the union.
  const folder = folders[event.type] as (state: Collection, event: CollectionEvent) => Partial<Collection>;
  const version = state.version + 1;
  const progressAt = progress.has(event.type) ? event.at : state.progressAt;
  return { ...state, ...folder(state, event), version, progressAt };
}

/** @returns The state after all these events, from the beginning or from a state. */
export function fold(events: readonly CollectionEvent[], from: Collection = emptyCollection): Collection {
  return events.reduce(evolve, from);
}
