import { readFileSync } from "node:fs";

/** V8 flags under which a heap trace can be read. */
export const TRACE_FLAGS = ["--expose-gc", "--trace-gc-nvp"];

/** What V8 prints of one collection; bytes, before it began. */
interface Collection {
  readonly start_object_size: number;
  readonly start_old_gen_consumed_size: number;
  readonly start_global_consumed_size: number;
}

/**
 * The most bytes V8 held at any time of a trace: objects, and the array buffers they own, garbage not yet collected
 * included. Between two collections memory only grows, so the highest point lies right before one of them; the trace
 * must end with one. WebAssembly memory is not part of it.
 */
export function peakHeapBytes(trace: string): number {
  const peaks = [...readFileSync(trace, "utf8").matchAll(/ms: GC: (\{.*\})/g)].map(([, json]) => {
    const before = JSON.parse(json ?? "{}") as Collection;
    const outside = before.start_global_consumed_size - before.start_old_gen_consumed_size;
    return before.start_object_size + outside;
  });
  if (peaks.length === 0) throw new Error("V8 traced no collection");
  return Math.max(...peaks);
}
