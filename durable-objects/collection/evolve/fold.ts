import type { EventOf, EventType } from "../event.ts";
import type { Collection } from "../state.ts";

/** What changes when an event has happened. */
type Folder<T extends EventType> = (state: Collection, event: EventOf<T>) => Partial<Collection>;

export type Folders<T extends EventType> = { readonly [K in T]: Folder<K> };
