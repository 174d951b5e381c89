import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wholePixels } from "../../../../worker/photo/geometry/whole-pixels.ts";

const OUTPUT = { width: 480, height: 640 };
/** Output pixels for one of the picture, from a photo worked on at full size to the smallest face taken. */
const scales = fc.double({ min: 0.4, max: 2.7, noNaN: true });
const starts = fc.double({ min: -60, max: 400, noNaN: true });

function crop(x: number, y: number, scale: number) {
  return { x, y, width: OUTPUT.width / scale, height: OUTPUT.height / scale };
}

/** How far an edge of one crop is from another's, output pixels. */
function apart(a: ReturnType<typeof crop>, b: ReturnType<typeof crop>, scale: number): number {
  const ends = (box: typeof a) => [box.x, box.y, box.x + box.width, box.y + box.height];
  const others = ends(b);
  return scale * Math.max(...ends(a).map((end, at) => Math.abs(end - (others[at] ?? Number.NaN))));
}

describe("a crop by whole pixels", () => {
  test("is the crop itself where that is whole", () => {
    const whole = { x: 30, y: 40, width: 960, height: 1280 };
    expect(wholePixels(whole, { width: 1500, height: 2000 }, OUTPUT).crop).toEqual(whole);
  });

  test("never misses the crop by a whole output pixel, nor its proportions by a fifth of a per cent", () => {
    fc.assert(
      fc.property(scales, starts, starts, (scale, x, y) => {
        const wanted = crop(x, y, scale);
        const found = wholePixels(wanted, { width: 1500, height: 2000 }, OUTPUT).crop;
        expect(apart(found, wanted, scale)).toBeLessThan(1);
        expect(Math.abs((found.width / found.height / OUTPUT.width) * OUTPUT.height - 1)).toBeLessThan(0.002);
      }),
      {
        numRuns: 500,
        examples: [
          [1, 0.5, 0.5],
          [1.0001, 10.5, 10.5],
          [0.5, 0.5, 0.25],
        ],
      },
    );
  });

  test("misses most crops by less than a twentieth of an output pixel", () => {
    const missed = fc
      .sample(fc.tuple(scales, starts, starts), { numRuns: 500, seed: 7 })
      .map(([scale, x, y]) => {
        const wanted = crop(x, y, scale);
        return apart(wholePixels(wanted, { width: 1500, height: 2000 }, OUTPUT).crop, wanted, scale);
      })
      .sort((a, b) => a - b);
    expect(missed[250]).toBeLessThan(0.05);
    expect(missed[495]).toBeLessThan(0.6);
  });

  test("holds the photo, and beside it what the filter reaches for", () => {
    fc.assert(
      fc.property(scales, starts, starts, (scale, x, y) => {
        const { columns, rows, scaled, offset } = wholePixels(crop(x, y, scale), OUTPUT, OUTPUT);
        for (const [before, after] of [
          [offset.x, scaled.width - OUTPUT.width - offset.x],
          [offset.y, scaled.height - OUTPUT.height - offset.y],
        ]) {
          expect(before).toBeGreaterThanOrEqual(2);
          expect(after).toBeGreaterThanOrEqual(2);
        }
        expect(columns.length / scaled.width).toBeCloseTo(1 / scale, 1);
        expect(rows.length / scaled.height).toBeCloseTo(1 / scale, 1);
      }),
    );
  });

  test("says which pixels of the photo lie in the picture", () => {
    const picture = { width: 400, height: 600 };
    const beyond = wholePixels({ x: -40.4, y: -20.6, width: 480, height: 640 }, picture, OUTPUT);
    expect(beyond.inside).toEqual({ left: 40, right: 440, top: 21, bottom: 621 });
    expect([beyond.columns[0], beyond.columns.at(-1)]).toEqual([0, 399]);
    expect([beyond.rows[0], beyond.rows.at(-1)]).toEqual([0, 599]);
    const within = wholePixels({ x: 10.3, y: 20.2, width: 300, height: 400 }, picture, OUTPUT);
    expect(within.inside).toEqual({ left: 0, right: 480, top: 0, bottom: 640 });
  });

  test("keeps the photo's last row where its middle still lies in the picture", () => {
    const lowest = (y: number) =>
      wholePixels({ x: 10, y, width: 960, height: 1280 }, { width: 1000, height: 1280 }, OUTPUT).inside
        .bottom;
    // Half an output pixel is one of the picture's.
    expect(lowest(0.98)).toBe(640);
    expect(lowest(1.02)).toBe(639);
  });
});
