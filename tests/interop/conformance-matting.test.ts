import { describe, expect, it } from "vitest";
import { edgeBand } from "../../bench/matting/edge-band.ts";
import { intersectionOverUnion, matteError } from "../../bench/matting/errors.ts";
import type { Plane } from "../../bench/shared/picture.ts";

function plane(width: number, height: number, alphaAt: (x: number, y: number) => number): Plane {
  const data = Float32Array.from({ length: width * height }, (_, i) =>
    alphaAt(i % width, Math.floor(i / width)),
  );
  return { width, height, data };
}

/** A half plane whose edge lies between columns 49 and 50. */
const truth = plane(100, 60, (x) => (x < 50 ? 1 : 0));

describe("matting errors", () => {
  it("are zero for the truth itself", () => {
    expect(matteError(truth, truth)).toEqual({ sad: 0, mse: 0, mae: 0, gradient: 0, pixels: 6000 });
    expect(intersectionOverUnion(truth, truth)).toBe(1);
  });

  it("count a matte that is off by a quarter everywhere", () => {
    const off = plane(100, 60, (x) => (x < 50 ? 0.75 : 0.25));
    const { sad, mse, mae } = matteError(off, truth);
    expect(sad).toBeCloseTo(1.5);
    expect(mse).toBeCloseTo(0.0625);
    expect(mae).toBeCloseTo(0.25);
    expect(intersectionOverUnion(off, truth)).toBe(1);
  });

  it("charge a soft edge by its slope and not a constant offset", () => {
    const soft = plane(100, 60, (x) => Math.min(1, Math.max(0, (55 - x) / 10)));
    const offset = plane(100, 60, (x) => (x < 50 ? 1 : 0) * 0.999);
    expect(matteError(soft, truth).gradient).toBeGreaterThan(matteError(offset, truth).gradient * 100);
  });

  it("look only where they are told to", () => {
    const wrong = plane(100, 60, (x) => (x < 50 || x === 99 ? 1 : 0));
    expect(matteError(wrong, truth, edgeBand(truth)).sad).toBe(0);
    expect(matteError(wrong, truth).sad).toBeCloseTo(0.06);
  });
});

describe("the band around the edge", () => {
  it("reaches 20 px to either side of the pixels along the edge", () => {
    const band = edgeBand(truth);
    const columns = [...band.subarray(3000, 3100)].flatMap((one, x) => (one === 1 ? [x] : []));
    expect([columns[0], columns.at(-1)]).toEqual([29, 70]);
  });

  it("is empty where nothing crosses one half", () => {
    expect(edgeBand(plane(30, 30, () => 1)).includes(1)).toBe(false);
  });
});
