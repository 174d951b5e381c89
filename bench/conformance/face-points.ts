import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { RgbPicture } from "../shared/picture.ts";
import { type FaceApi, openFaceApi } from "./face-api.ts";

/** The face of a standard photo by the 68 points of dlib's scheme, in pixels. */
export interface FacePoints {
  /** Mean height of the twelve points around the eyes (36 to 47). */
  readonly eyeLine: number;
  /** Widest distance across the jaw's points 1 to 15, which run from below one ear to below the other. */
  readonly width: number;
  /** Middle between those two points. */
  readonly centre: number;
  /** How many faces were found. */
  readonly faces: number;
}

let opening: Promise<FaceApi> | undefined;

/** Finds the 68 points of the largest face; null when there is none. */
export async function findFacePoints(picture: RgbPicture): Promise<FacePoints | null> {
  opening ??= openModels();
  const api = await opening;
  const tensor = api.tf.tensor3d(Int32Array.from(picture.data), [picture.height, picture.width, 3], "int32");
  try {
    const options = new api.SsdMobilenetv1Options({ minConfidence: 0.3 });
    const found = await api.detectAllFaces(tensor, options).withFaceLandmarks();
    const largest = found.toSorted((a, b) => b.detection.box.area - a.detection.box.area)[0];
    if (!largest) return null;
    const points = largest.landmarks.positions;
    const eyes = points.slice(36, 48);
    const jaw = points.slice(1, 16).map(({ x }) => x);
    const left = Math.min(...jaw);
    const right = Math.max(...jaw);
    return {
      eyeLine: eyes.reduce((sum, { y }) => sum + y, 0) / eyes.length,
      width: right - left,
      centre: (left + right) / 2,
      faces: found.length,
    };
  } finally {
    tensor.dispose();
  }
}

async function openModels(): Promise<FaceApi> {
  const api = await openFaceApi();
  const folder = join(
    dirname(createRequire(import.meta.url).resolve("@vladmandic/face-api/package.json")),
    "model",
  );
  for (const [net, name] of [
    [api.nets.ssdMobilenetv1, "ssd_mobilenetv1_model"],
    [api.nets.faceLandmark68Net, "face_landmark_68_model"],
  ] as const) {
    const manifest = JSON.parse(readFileSync(join(folder, `${name}-weights_manifest.json`), "utf8")) as {
      weights: unknown[];
    }[];
    const weights = new Uint8Array(readFileSync(join(folder, `${name}.bin`))).buffer;
    net.loadFromWeightMap(
      api.tf.io.decodeWeights(
        weights,
        manifest.flatMap((group) => group.weights),
      ),
    );
  }
  return api;
}
