import { onScopeDispose, type Ref, ref, shallowRef } from "vue";
import type { Sight } from "../guide/sight.ts";
import type { Answer, Order } from "./messages.ts";

/** How far the eyes are: being brought (0 to 1 done), looking, or not to be had in this browser. */
type EyesState = "loading" | "looking" | "blind";

/** Eyes that take longer over one frame hang, or are too slow to be of use (ms). */
const HANGS_AFTER = 10_000;

/** The face model, loaded only where a guided camera is open. */
export interface Eyes {
  readonly state: Readonly<Ref<EyesState>>;
  readonly loaded: Readonly<Ref<number>>;
  readonly sight: Readonly<Ref<Sight | null>>;
  /** Ready for the next frame. */
  free(): boolean;
  /** Looks at a frame, whose pixels are handed over. */
  look(frame: ImageData, at: number): void;
}

/** Starts the worker with the eyes, and ends it with the page. Whatever goes wrong there leaves them blind. */
export function useEyes(spec: string): Eyes {
  const state = ref<EyesState>("loading");
  const loaded = ref(0);
  const sight = shallowRef<Sight | null>(null);
  /** When the frame that is being looked at was handed over; undefined between frames. */
  let busySince: number | undefined;
  const worker = start();
  const blind = () => {
    state.value = "blind";
    sight.value = null;
  };
  const order = (what: Order, hand: Transferable[] = []) => worker?.postMessage(what, hand);
  if (worker === undefined) blind();
  else {
    worker.onerror = blind;
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data.kind === "loading") loaded.value = data.done;
      else if (data.kind === "ready") state.value = "looking";
      else if (data.kind === "failed") blind();
      else {
        busySince = undefined;
        sight.value = data.sight;
      }
    };
    order({ kind: "begin", spec });
  }
  onScopeDispose(() => worker?.terminate());
  return {
    state,
    loaded,
    sight,
    free() {
      if (busySince !== undefined && performance.now() - busySince > HANGS_AFTER) blind();
      return state.value === "looking" && busySince === undefined;
    },
    look({ data, width, height }, at) {
      busySince = performance.now();
      const pixels = data.buffer as ArrayBuffer;
      order({ kind: "look", pixels, width, height, at }, [pixels]);
    },
  };
}

function start(): Worker | undefined {
  try {
    return new Worker(new URL("./eyes-worker.ts", import.meta.url), { name: "eyes" });
  } catch {
    return undefined;
  }
}
