/** The eyes behind the viewfinder, in a worker of their own so that the preview stays smooth. */
import { FILES } from "virtual:eyes";
import { getSpec } from "../../../../worker/photo/spec/specs.ts";
import type { Sight } from "../guide/sight.ts";
import { loadBinaries } from "./binaries.ts";
import type { Answer, Order } from "./messages.ts";

let look: ((frame: ImageDataLike, at: number) => Promise<Sight>) | undefined;

interface ImageDataLike {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray;
}

self.onmessage = ({ data }: MessageEvent<Order>) => {
  obey(data).catch(() => say({ kind: "failed" }));
};

async function obey(order: Order): Promise<void> {
  if (order.kind === "begin") {
    const spec = getSpec(order.spec);
    if (spec === undefined) throw new Error("No such standard.");
    await loadBinaries(FILES, (done) => say({ kind: "loading", done }));
    // Only now: its modules take the binaries when they are first run.
    const { openEyes } = await import("./watch.ts");
    look = openEyes(spec);
    say({ kind: "ready" });
    return;
  }
  if (look === undefined) return;
  const { pixels, width, height, at } = order;
  say({ kind: "sight", sight: await look({ width, height, data: new Uint8ClampedArray(pixels) }, at) });
}

function say(answer: Answer): void {
  self.postMessage(answer);
}
