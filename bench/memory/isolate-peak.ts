import { readFileSync } from "node:fs";
import { standardize } from "../shared/standardize.ts";
import { outFile, startRuntime } from "../shared/workerd.ts";
import { readHeapTrace, TRACE_FLAGS } from "./heap-trace.ts";

/** A photo to send, with the name it is sent under. */
export interface Photo {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What an isolate held at most, bytes. */
export interface IsolatePeak {
  /** The WebAssembly memories at the end, by module; they never shrink. */
  readonly wasm: Readonly<Record<string, number>>;
  /** Objects and array buffers at their highest. */
  readonly heap: number;
  /** Resident memory of the whole process at its highest. */
  readonly process: number;
}

/**
 * Sends photos to a fresh isolate, all of them twice (the second time every module has its final size), and reads
 * what V8 traced.
 *
 * V8's account holds WebAssembly too, at its own estimate and with compiled code. It is taken out by comparing with
 * the isolate at rest: heap = most - outside at rest + array buffers at rest.
 *
 * @param how `alive`: V8 collects at every large array, and what is left then counts. `garbage`: V8 collects when it
 *            wants to, told that it has 128 MB, and everything counts.
 */
export async function isolatePeak(photos: readonly Photo[], how: "alive" | "garbage"): Promise<IsolatePeak> {
  const log = outFile("memory", "trace.log");
  const v8Flags = how === "alive" ? TRACE_FLAGS : [...TRACE_FLAGS, "--max-heap-size=128"];
  const runtime = await startRuntime({ v8Flags, log });
  const post = (path: string) => fetch(`${runtime.url}${path}`, { method: "POST" });
  if (how === "alive") await post("/collect-often");
  let wasm: Readonly<Record<string, number>> = {};
  for (const { name, bytes } of [...photos, ...photos]) {
    wasm = (await standardize(runtime, bytes, name)).report.memory;
  }
  await post("/collect");
  // A buffer found dead by one collection is given back by the next.
  await post("/collect");
  const process = peakResidentBytes(runtime.pid);
  await runtime.close();
  const { alive, peak, outsideAtRest, buffersAtRest } = readHeapTrace(log);
  const most = how === "alive" ? alive : peak;
  return { wasm, heap: most - outsideAtRest + buffersAtRest, process };
}

/** The highest resident memory of a process, bytes (Linux). */
function peakResidentBytes(pid: number): number {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Number(kilobytes ?? Number.NaN) * 1024;
}
