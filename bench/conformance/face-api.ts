import { createRequire, registerHooks } from "node:module";

/** As much of face-api as is used here; the package's own types want a browser. */
export interface FaceApi {
  readonly tf: Tensors;
  readonly nets: {
    readonly ssdMobilenetv1: { loadFromWeightMap(weights: unknown): void };
    readonly faceLandmark68Net: { loadFromWeightMap(weights: unknown): void };
  };
  readonly SsdMobilenetv1Options: new (options: { readonly minConfidence: number }) => object;
  detectAllFaces(picture: Tensor, options: object): { withFaceLandmarks(): Promise<readonly FoundFace[]> };
}

interface FoundFace {
  readonly detection: { readonly box: { readonly area: number } };
  readonly landmarks: { readonly positions: readonly { readonly x: number; readonly y: number }[] };
}

interface Tensor {
  readonly size: number;
  dispose(): void;
}

type Operation = (...operands: unknown[]) => unknown;

interface Tensors {
  readonly Tensor: { readonly prototype: Record<string, unknown> };
  readonly io: { decodeWeights(weights: ArrayBuffer, specs: readonly unknown[]): unknown };
  setBackend(name: string): Promise<boolean>;
  tensor3d(data: Int32Array, shape: readonly number[], type: "int32"): Tensor;
}

/** The tensor methods face-api calls that only the full tfjs package would define. */
const CHAINED = ["add", "cast", "div", "expandDims", "max", "mean", "mul", "pad", "reshape", "slice", "sub"];

/**
 * Opens face-api on the WebAssembly backend, without the native addon and without the full tfjs package (100 MB of
 * backends for the sake of a few methods): tfjs-core stands in for it, with the methods added here.
 */
export async function openFaceApi(): Promise<FaceApi> {
  const hooks = registerHooks({
    resolve: (name, context, next) =>
      next(name === "@tensorflow/tfjs" ? "@tensorflow/tfjs-core" : name, context),
  });
  const require = createRequire(import.meta.url);
  const api = require("@vladmandic/face-api/dist/face-api.node-wasm.js") as FaceApi;
  hooks.deregister();
  const operations = api.tf as unknown as Record<string, Operation>;
  const methods = api.tf.Tensor.prototype;
  for (const name of CHAINED) {
    methods[name] ??= function (this: Tensor, ...operands: unknown[]) {
      return operations[name]?.(this, ...operands);
    };
  }
  methods.as1D = function (this: Tensor) {
    return operations.reshape?.(this, [this.size]);
  };
  for (const name of ["as2D", "as3D", "as4D"]) {
    methods[name] = function (this: Tensor, ...shape: number[]) {
      return operations.reshape?.(this, shape);
    };
  }
  methods.toInt = function (this: Tensor) {
    return operations.cast?.(this, "int32");
  };
  if (!(await api.tf.setBackend("wasm"))) throw new Error("the WebAssembly backend of tfjs did not start");
  return api;
}
