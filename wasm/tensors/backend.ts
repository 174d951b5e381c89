import { BackendWasm } from "@tensorflow/tfjs-backend-wasm/dist/backend_wasm.js";
import type { BackendWasmModule } from "@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.js";
import factory from "@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.js";
import { env, registerBackend, setBackend } from "@tensorflow/tfjs-core";
import wasmModule from "../trimmed/tensors.wasm";
import { registerKernels } from "./kernels.ts";

let memory: WebAssembly.Memory | undefined;
let starting: Promise<void> | undefined;

/**
 * Readies the tensor runtime, once an isolate: tfjs on WebAssembly with SIMD, one thread.
 *
 * The module comes in compiled, since workerd compiles no WebAssembly at run time; so the Emscripten factory
 * and the bridge that tfjs would build in its own `init` (which fetches) are set up here.
 */
export function startTensors(): Promise<void> {
  starting ??= start();
  return starting;
}

/** Bytes of WebAssembly memory the tensor runtime holds; it never shrinks. */
export function tensorMemoryBytes(): number {
  return memory?.buffer.byteLength ?? 0;
}

async function start(): Promise<void> {
  env().set("WASM_HAS_SIMD_SUPPORT", true);
  env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  env().set("IS_NODE", false);
  const bridge = await factory({
    instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) {
      const instance = new WebAssembly.Instance(wasmModule, imports);
      memory = Object.values(instance.exports).find((value) => value instanceof WebAssembly.Memory);
      done(instance);
      return instance.exports;
    },
  });
  bridge.tfjs = wrap(bridge as BackendWasmModule & Wrapping);
  registerKernels();
  registerBackend("wasm", () => new BackendWasm(bridge));
  await setBackend("wasm");
}

/** Emscripten's own call wrapper, which the package's types leave out. */
interface Wrapping {
  cwrap<Wrapped>(name: string, returns: "number" | null, takes: readonly "number"[]): Wrapped;
}

/** The six entry points BackendWasm calls, as tfjs 4.22 wraps them. */
function wrap(bridge: Wrapping): BackendWasmModule["tfjs"] {
  return {
    init: bridge.cwrap("init", null, []),
    initWithThreadsCount: bridge.cwrap("init_with_threads_count", null, ["number"]),
    getThreadsCount: bridge.cwrap("get_threads_count", "number", []),
    registerTensor: bridge.cwrap("register_tensor", null, ["number", "number", "number"]),
    disposeData: bridge.cwrap("dispose_data", null, ["number"]),
    dispose: bridge.cwrap("dispose", null, []),
  };
}
