import { readFileSync } from "node:fs";

/** V8 flags under which a heap trace can be read. */
export const TRACE_FLAGS = ["--expose-gc", "--trace-gc-nvp", "--trace-gc-verbose"];

/** What V8 prints of one collection, bytes. */
interface Collection {
  readonly reason: string;
  readonly start_object_size: number;
  readonly start_old_gen_consumed_size: number;
  readonly start_global_consumed_size: number;
  readonly end_object_size: number;
  readonly end_old_gen_consumed_size: number;
  readonly end_global_consumed_size: number;
}

/** V8's own account of an isolate's memory over a trace of its collections. */
export interface HeapTrace {
  /**
   * The most bytes at any time: objects and everything outside the heap that they own (array buffers, WebAssembly).
   * Between two collections memory only grows, so the highest point lies right before one of them.
   */
  readonly peak: number;
  /**
   * The most bytes alive after any two collections in a row that the worker asked for: a buffer that one of them finds
   * dead is given back by the next.
   */
  readonly alive: number;
  /** Bytes outside the heap after the last collection. */
  readonly outsideAtRest: number;
  /** Bytes of array buffers among them; WebAssembly memories do not count. */
  readonly buffersAtRest: number;
}

/** The lines of the isolate that was asked to collect: a local database is an isolate beside it in the same process. */
function ownLines(file: string): string {
  const lines = readFileSync(file, "utf8").split("\n");
  const asked = lines.find((line) => line.includes('"reason":"testing"'));
  const isolate = /^\[\d+:0x[0-9a-f]+/.exec(asked ?? "")?.[0];
  if (isolate === undefined) throw new Error("no isolate was asked to collect");
  return lines.filter((line) => line.startsWith(isolate)).join("\n");
}

/** Reads a trace that ends with a full collection. */
export function readHeapTrace(file: string): HeapTrace {
  const text = ownLines(file);
  const trace = [...text.matchAll(/ms: GC: (\{.*\})/g)].map(
    ([, json]) => JSON.parse(json ?? "{}") as Collection,
  );
  const last = trace.at(-1);
  if (!last) throw new Error("V8 traced no collection");
  const buffers = [...text.matchAll(/Backing store memory: +(\d+) KB/g)].at(-1)?.[1];
  const before = trace.map(
    (one) => one.start_object_size + one.start_global_consumed_size - one.start_old_gen_consumed_size,
  );
  const after = trace
    .filter(({ reason }, i) => reason === "testing" && trace[i - 1]?.reason === "testing")
    .map((one) => one.end_object_size + one.end_global_consumed_size - one.end_old_gen_consumed_size);
  return {
    alive: Math.max(...after),
    peak: Math.max(...before),
    outsideAtRest: last.end_global_consumed_size - last.end_old_gen_consumed_size,
    buffersAtRest: Number(buffers ?? Number.NaN) * 1024,
  };
}
