import weights from "../models/facemesh.bin";
import json from "../models/facemesh.json";
import { loadModel, type Model } from "../tensors/model.ts";
import type { Pyramid } from "../tensors/pyramid.ts";
import { type Region, sampleRegion } from "../tensors/sample.ts";

const SIDE = 192;

let loading: Promise<Model> | undefined;

/** FaceMesh's 468 points (x, y, z triples in picture pixels) and its own certainty that this is a face, 0 to 1. */
export interface MeshAnswer {
  readonly mesh: Float32Array;
  readonly presence: number;
}

/** Lays the mesh on the face in a region, which is turned so that the eyes lie level in it. */
export async function meshFace(pyramid: Pyramid, region: Region): Promise<MeshAnswer> {
  loading ??= loadModel(json, weights);
  const model = await loading;
  const input = sampleRegion(pyramid, region, SIDE, { scale: 1, offset: 0 });
  const [points, flag] = model.run(input, SIDE, ["Identity_2:0", "Identity_1:0"]);
  if (!points || !flag) throw new Error("FaceMesh gave no output");
  return { mesh: place(points, region), presence: flag[0] ?? 0 };
}

function place(points: Float32Array, region: Region): Float32Array {
  const scale = region.side / SIDE;
  const cos = Math.cos(region.angle) * scale;
  const sin = Math.sin(region.angle) * scale;
  const mesh = new Float32Array(points.length);
  for (let i = 0; i < points.length; i += 3) {
    const dx = (points[i] as number) - SIDE / 2;
    const dy = (points[i + 1] as number) - SIDE / 2;
    mesh[i] = region.centreX + dx * cos - dy * sin;
    mesh[i + 1] = region.centreY + dx * sin + dy * cos;
    mesh[i + 2] = (points[i + 2] as number) * scale;
  }
  return mesh;
}
