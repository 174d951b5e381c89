import { fold } from "../collection/evolve.ts";
import { type Collection, emptyCollection } from "../collection/state.ts";
import { entries } from "./journal.ts";

/** Raised when the shape of `Collection` changes: older snapshots are then folded anew from the journal. */
const shape = 5;

/** @returns The collection: its snapshot, or the fold of the journal where no usable snapshot is. */
export function loadCollection(sql: SqlStorage): Collection {
  const found = sql.exec<{ state: string }>("SELECT state FROM snapshot WHERE shape = ?", shape).next();
  if (!found.done) return JSON.parse(found.value.state);
  const events = entries(sql).flatMap((entry) => entry.events);
  return events.length === 0 ? emptyCollection : fold(events);
}

/** Keeps the collection as it is now. */
export function saveCollection(sql: SqlStorage, state: Collection): void {
  sql.exec(
    `INSERT INTO snapshot (id, shape, version, state) VALUES (1, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET shape = excluded.shape, version = excluded.version, state = excluded.state`,
    shape,
    state.version,
    JSON.stringify(state),
  );
}
