import { type ComputedRef, computed, type InjectionKey, inject, type Ref } from "vue";
import type { Collection, Stage } from "../api/types.ts";

/** The collection that the pages below show, and how to read it again. */
export interface Current {
  readonly collection: ComputedRef<Collection>;
  /** How far standardizing is; undefined while nothing is known of it. */
  readonly stage: Readonly<Ref<Stage | undefined>>;
  reload(): Promise<void>;
}

export const currentKey: InjectionKey<{
  readonly collection: () => Collection | undefined;
  readonly stage: Readonly<Ref<Stage | undefined>>;
  reload(): Promise<void>;
}> = Symbol("collection");

/** The collection around a page; the frame shows pages only once it is there. */
export function useCurrent(): Current {
  const given = inject(currentKey);
  if (given === undefined) throw new Error("This page stands outside a collection.");
  let last: Collection | undefined;
  const collection = computed(() => {
    last = given.collection() ?? last;
    if (last === undefined) throw new Error("The collection was not read yet.");
    return last;
  });
  return { collection, stage: given.stage, reload: given.reload };
}
