import "@tensorflow/tfjs-converter/dist/flags.js";
import { GraphModel } from "@tensorflow/tfjs-converter/dist/executor/graph_model.js";
import type { io } from "@tensorflow/tfjs-core";
import { type Tensor, tensor, tidy } from "@tensorflow/tfjs-core";
import { startTensors } from "./backend.ts";

/** A tfjs graph model's JSON as its package publishes it. */
export interface ModelJson {
  readonly modelTopology: object;
  readonly weightsManifest: readonly { readonly weights: readonly object[] }[];
}

/** A loaded model: pixels in (one image, rows, columns, three channels), the named outputs out. */
export interface Model {
  run(input: Float32Array, side: number, outputs: readonly string[]): Float32Array[];
}

/** Loads a graph model from modules that are part of the bundle; nothing is fetched. */
export async function loadModel(json: ModelJson, weights: ArrayBuffer): Promise<Model> {
  await startTensors();
  const graph = new GraphModel({
    load: async () => ({
      modelTopology: json.modelTopology,
      weightSpecs: json.weightsManifest.flatMap((group) => group.weights) as io.WeightsManifestEntry[],
      weightData: weights,
    }),
  });
  await graph.load();
  return {
    run: (input, side, outputs) => run(graph, input, side, outputs),
  };
}

function run(
  graph: GraphModel,
  input: Float32Array,
  side: number,
  outputs: readonly string[],
): Float32Array[] {
  let values: Float32Array[] = [];
  tidy(() => {
    const pixels = tensor(input, [1, side, side, 3], "float32");
    const found = graph.execute(pixels, [...outputs]) as Tensor | Tensor[];
    // Not tidy's own result: it would look for tensors in every element of these arrays, 15 ms a run.
    values = (Array.isArray(found) ? found : [found]).map((one) => one.dataSync<"float32">());
  });
  return values;
}
