import { beforeAll, describe, expect, it } from "vitest";
import type { Face } from "../../../wasm/face/face.ts";
import { findFaces } from "../../../wasm/face/find-faces.ts";
import { estimateForeground } from "../../../wasm/matting/foreground.ts";
import type { Matte, Picture } from "../../../wasm/picture.ts";
import { buildPyramid } from "../../../wasm/tensors/pyramid.ts";
import { wasmSegmenter } from "../../../worker/photo/segmenter/wasm.ts";
import { portraitPicture } from "../portrait.ts";

/** The portrait, 512x512: Eileen Collins in an orange suit, a flag and a shuttle behind her; public domain. */
let picture: Picture;
let face: Face;
let matte: Matte;

beforeAll(async () => {
  picture = portraitPicture();
  const pyramid = buildPyramid(picture);
  const [found] = await findFaces(pyramid);
  if (!found) throw new Error("No face in the portrait");
  face = found;
  const segmented = await wasmSegmenter.segment(pyramid, face);
  if (!segmented.ok) throw new Error(segmented.refusal.code);
  matte = segmented.matte;
});

/** Opacity at a point of the portrait, 0 to 1. */
const at = (x: number, y: number) => (matte.alpha[y * matte.width + x] ?? 0) / 255;

describe("The embedded segmenter, on a portrait before flag and shuttle", () => {
  it("answers a matte of the picture's size that is nearly everywhere decided", () => {
    expect([matte.width, matte.height]).toEqual([512, 512]);
    const undecided = matte.alpha.filter((value) => value > 25 && value < 230).length;
    expect(undecided / matte.alpha.length).toBeLessThan(0.04);
  });

  it("keeps face, crown, hair beside the cheeks, neck ring and suit", () => {
    for (const [x, y] of [
      [222, 110],
      [220, 30],
      [165, 95],
      [280, 110],
      [222, 240],
      [110, 330],
      [330, 400],
    ] as const) {
      expect(at(x, y), `${x},${y}`).toBeGreaterThan(0.95);
    }
  });

  it("leaves out the flag, the shuttle and the sky", () => {
    for (const [x, y] of [
      [40, 60],
      [90, 150],
      [400, 60],
      [440, 180],
      [330, 30],
      [10, 10],
    ] as const) {
      expect(at(x, y), `${x},${y}`).toBeLessThan(0.05);
    }
  });

  it("has no hole in the person: from the face's middle down to the edge everything is solid", () => {
    const x = Math.round(face.box.x + face.box.width / 2);
    for (let y = Math.round(face.box.y); y < 500; y++) expect(at(x, y)).toBeGreaterThan(0.95);
  });

  it("gives the same matte for the same picture", async () => {
    const again = await wasmSegmenter.segment(buildPyramid(picture), face);
    expect(again.ok && again.matte.alpha).toEqual(matte.alpha);
  });

  it("changes no solid pixel's colour when the foreground is estimated", () => {
    const foreground = estimateForeground(picture, matte);
    let changed = 0;
    for (let i = 0; i < matte.alpha.length; i++) {
      const same = [0, 1, 2].every((c) => foreground.data[i * 4 + c] === picture.data[i * 4 + c]);
      if (matte.alpha[i] === 255) expect(same).toBe(true);
      else if (!same) changed++;
    }
    expect(changed).toBeGreaterThan(1000);
  });
});
