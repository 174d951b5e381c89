import weights from "../models/blazeface-back.bin";
import json from "../models/blazeface-back.json";
import type { Box } from "../picture.ts";
import { loadModel, type Model } from "../tensors/model.ts";
import type { Pyramid } from "../tensors/pyramid.ts";
import { type Region, sampleRegion } from "../tensors/sample.ts";
import { keepBest } from "./suppression.ts";

/** A face candidate of BlazeFace: its box and eyes in picture pixels, upright or not. */
export interface Detection {
  readonly box: Box;
  readonly score: number;
  readonly rightEye: Point;
  readonly leftEye: Point;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const SIDE = 256;
/** BlazeFace back model: two anchors a cell on a 16x16 grid, six on an 8x8 grid, all of unit size. */
const GRIDS = [
  { cells: 16, anchors: 2, scores: "Identity:0", boxes: "Identity_2:0" },
  { cells: 8, anchors: 6, scores: "Identity_1:0", boxes: "Identity_3:0" },
] as const;
/** Below this a candidate is noise; FaceMesh decides about the others. */
const LEAST_SCORE = 0.5;
/** Two boxes that share more than this are one face. */
const SAME_FACE = 0.3;

let loading: Promise<Model> | undefined;

/** Finds faces in one square region of a picture, best first. Boxes are in picture pixels. */
export async function detectFaces(pyramid: Pyramid, region: Region): Promise<Detection[]> {
  loading ??= loadModel(json, weights);
  const model = await loading;
  const input = sampleRegion(pyramid, region, SIDE, { scale: 2, offset: -1 });
  const outputs = model.run(
    input,
    SIDE,
    GRIDS.flatMap((grid) => [grid.scores, grid.boxes]),
  );
  const found: Detection[] = [];
  GRIDS.forEach((grid, i) => {
    const scores = outputs[2 * i] as Float32Array;
    const boxes = outputs[2 * i + 1] as Float32Array;
    for (let k = 0; k < scores.length; k++) {
      const score = 1 / (1 + Math.exp(-Math.max(-100, Math.min(100, scores[k] as number))));
      if (score < LEAST_SCORE) continue;
      const cell = Math.floor(k / grid.anchors);
      const anchorX = ((cell % grid.cells) + 0.5) / grid.cells;
      const anchorY = (Math.floor(cell / grid.cells) + 0.5) / grid.cells;
      found.push(decode(boxes, k * 16, anchorX, anchorY, score, region));
    }
  });
  return keepBest(found, SAME_FACE);
}

function decode(
  boxes: Float32Array,
  at: number,
  anchorX: number,
  anchorY: number,
  score: number,
  region: Region,
): Detection {
  const value = (i: number) => (boxes[at + i] as number) / SIDE;
  const place = (x: number, y: number): Point => {
    const dx = (x - 0.5) * region.side;
    const dy = (y - 0.5) * region.side;
    const cos = Math.cos(region.angle);
    const sin = Math.sin(region.angle);
    return { x: region.centreX + dx * cos - dy * sin, y: region.centreY + dx * sin + dy * cos };
  };
  const centre = place(anchorX + value(0), anchorY + value(1));
  const width = value(2) * region.side;
  const height = value(3) * region.side;
  return {
    score,
    box: { x: centre.x - width / 2, y: centre.y - height / 2, width, height },
    rightEye: place(anchorX + value(4), anchorY + value(5)),
    leftEye: place(anchorX + value(6), anchorY + value(7)),
  };
}
