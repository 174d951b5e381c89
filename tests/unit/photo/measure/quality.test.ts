import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitPose } from "../../../../wasm/face/pose.ts";
import type { Picture } from "../../../../wasm/picture.ts";
import { buildPyramid } from "../../../../wasm/tensors/pyramid.ts";
import { measureBlocks } from "../../../../worker/photo/measure/compression.ts";
import { measureSharpness } from "../../../../worker/photo/measure/sharpness.ts";
import { posedMesh } from "./face.ts";
import { greyPicture } from "./grey-picture.ts";

/** Diagonal bars whose edges are a Gaussian's integral of the given spread, px. */
function bars(spread: number): Picture {
  return greyPicture(480, 640, (x, y) => {
    const place = ((x + y) / Math.SQRT2) % 40;
    const edge = place < 20 ? place - 10 : 30 - place;
    return 128 + 90 * Math.tanh((edge / spread) * 0.85);
  });
}

describe("Blur", () => {
  const mesh = posedMesh(0, 0, 0, 240);
  const blurOf = (picture: Picture) =>
    measureSharpness({ pyramid: buildPyramid(picture), mesh, pose: fitPose(mesh) }).blur;

  it("is the spread of the clearest edges, across and down alike", () => {
    for (const spread of [1, 1.5, 2, 3]) {
      // A diagonal edge is the square root of 2 as wide across and down as it is.
      expect(blurOf(bars(spread)) / (spread * Math.SQRT2)).toBeGreaterThan(0.75);
      expect(blurOf(bars(spread)) / (spread * Math.SQRT2)).toBeLessThan(1.4);
    }
  });

  it("grows with the spread", () => {
    const blurs = [0.8, 1.2, 2, 3, 4].map((spread) => blurOf(bars(spread)));
    expect(blurs).toEqual(blurs.toSorted((a, b) => a - b));
  });

  it("counts motion along one direction only", () => {
    const upright = (spread: number) => (at: number) =>
      128 + 90 * Math.tanh(((at % 40 < 20 ? (at % 40) - 10 : 30 - (at % 40)) / spread) * 0.85);
    const sharp = upright(0.6);
    const moved = upright(3.5);
    const picture = greyPicture(480, 640, (x, y) => (moved(x) + sharp(y)) / 2);
    expect(blurOf(picture)).toBeGreaterThan(2.5);
  });
});

describe("The block grid of compression", () => {
  const box = { x: 40, y: 40, width: 200, height: 200 };
  /** A repeatable rough surface. */
  const rough = (x: number, y: number) => ((x * 7919 + y * 104729 + x * y * 31) % 13) - 6;

  it("shows when blocks have levels of their own, wherever the grid begins", () => {
    fc.assert(
      fc.property(fc.nat(7), fc.nat(7), (dx, dy) => {
        const level = (x: number, y: number) =>
          120 + 5 * rough(Math.floor((x + dx) / 8), Math.floor((y + dy) / 8)) + ((x + y) % 2);
        expect(measureBlocks(greyPicture(300, 300, level), box)).toBeGreaterThan(3);
      }),
      { numRuns: 10 },
    );
  });

  it("does not show in a rough surface, a ramp, a flat wall or stripes", () => {
    const surfaces = [
      (x: number, y: number) => 120 + rough(x, y),
      (x: number) => x / 2,
      () => 200,
      (x: number) => (x % 8 === 0 ? 200 : 100),
    ];
    for (const level of surfaces) expect(measureBlocks(greyPicture(300, 300, level), box)).toBeLessThan(1.9);
  });
});
