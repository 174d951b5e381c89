import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Box } from "../../../wasm/picture.ts";
import { forwardDct } from "../../../worker/photo/layout/jpeg/dct.ts";
import { AC_CHROMINANCE, AC_LUMINANCE, huffmanCodes } from "../../../worker/photo/layout/jpeg/huffman.ts";
import { getPaper, PAPERS, pixelsOf } from "../../../worker/photo/layout/papers.ts";
import { planSheet, type SheetPlan } from "../../../worker/photo/layout/plan-sheet.ts";
import { sheetRows } from "../../../worker/photo/layout/sheet-rows.ts";
import { getSpec } from "../../../worker/photo/spec/specs.ts";

/** Distance between two boxes along the axis that separates them best; negative when they overlap. */
function apart(a: Box, b: Box): number {
  const across = Math.max(a.x - (b.x + b.width), b.x - (a.x + a.width));
  const down = Math.max(a.y - (b.y + b.height), b.y - (a.y + a.height));
  return Math.max(across, down);
}

function inside({ width, height }: SheetPlan, box: Box, margin: number): boolean {
  return (
    box.x >= margin &&
    box.y >= margin &&
    box.x + box.width <= width - margin &&
    box.y + box.height <= height - margin
  );
}

describe("a layout sheet", () => {
  test.each([
    ["print-25x35", 12, 9, 50],
    ["print-22x32", 16, 10, 72],
    ["print-35x45", 8, 4, 30],
    ["print-35x49", 4, 4, 28],
  ])("holds at least the customary copies of %s: %d on 6寸, %d on 5寸, %d on A4", (id, on6, on5, onA4) => {
    for (const [paperId, least] of [
      ["6寸", on6],
      ["5寸", on5],
      ["A4", onA4],
    ] as const) {
      const paper = getPaper(paperId);
      const spec = getSpec(id);
      if (paper === undefined || spec === undefined) throw new Error("no such paper or spec");
      expect(planSheet(paper, spec).placements.length, paperId).toBeGreaterThanOrEqual(least);
    }
  });

  test("keeps gaps, margins and every photo's own pixels, and draws no cut mark over a photo", () => {
    const photo = fc.record({
      width: fc.integer({ min: 120, max: 1300 }),
      height: fc.integer({ min: 120, max: 1300 }),
    });
    fc.assert(
      fc.property(fc.constantFrom(...PAPERS), photo, (paper, size) => {
        const plan = planSheet(paper, size);
        for (const placement of plan.placements) {
          const upright = placement.rotated
            ? { width: placement.height, height: placement.width }
            : { width: placement.width, height: placement.height };
          expect(upright).toEqual(size);
          expect(inside(plan, placement, pixelsOf(3))).toBe(true);
        }
        plan.placements.forEach((placement, at) => {
          for (const other of plan.placements.slice(at + 1)) {
            if (apart(placement, other) < pixelsOf(2)) throw new Error("two photos are too near");
          }
          for (const tick of plan.ticks) {
            if (apart(placement, tick) < 0) throw new Error("a cut mark lies on a photo");
          }
        });
        expect(plan.ticks.every((tick) => inside(plan, tick, 0))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("has two cut marks at each corner of each photo, on the line to cut", () => {
    const { placements, ticks } = planSheet({ width: 480, height: 600 }, { width: 295, height: 413 });
    expect(placements).toHaveLength(1);
    expect(ticks).toHaveLength(8);
    const [{ x, y } = { x: 0, y: 0 }] = placements;
    expect(ticks).toContainEqual({ x: x - 10, y: y - 1, width: 8, height: 2 });
    expect(ticks).toContainEqual({ x: x - 1, y: y - 10, width: 2, height: 8 });
  });

  test("too small for a photo is a sheet without photos or marks", () => {
    expect(planSheet({ width: 300, height: 300 }, { width: 480, height: 640 })).toEqual({
      width: 300,
      height: 300,
      placements: [],
      ticks: [],
    });
  });
});

describe("a drawn sheet", () => {
  /** Every pixel tells where in the photo it comes from. */
  const width = 5;
  const height = 7;
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let at = 0; at < width * height; at++) data.set([at % width, Math.floor(at / width), 77], at * 4);

  function drawn(rotated: boolean): (x: number, y: number) => number[] {
    const size = rotated ? { width: height, height: width } : { width, height };
    const placement = { x: 2, y: 3, ...size, rotated };
    const fill = sheetRows(
      { width: 20, height: 20, placements: [placement], ticks: [] },
      { width, height, data },
    );
    return (x, y) => {
      const row = new Uint8ClampedArray(20 * 4);
      fill(y, row);
      return [...row.subarray(x * 4, x * 4 + 3)];
    };
  }

  test("shows an upright photo pixel for pixel on white", () => {
    const at = drawn(false);
    expect(at(2, 3)).toEqual([0, 0, 77]);
    expect(at(6, 9)).toEqual([4, 6, 77]);
    expect(at(1, 3)).toEqual([255, 255, 255]);
    expect(at(2, 10)).toEqual([255, 255, 255]);
  });

  test("shows a photo on its side turned a quarter clockwise, never mirrored", () => {
    const at = drawn(true);
    // The photo's upper left corner goes to the upper right, its lower left corner to the upper left.
    expect(at(8, 3)).toEqual([0, 0, 77]);
    expect(at(2, 3)).toEqual([0, 6, 77]);
    expect(at(8, 7)).toEqual([4, 0, 77]);
  });
});

describe("the sheet encoder's parts", () => {
  test("the fast transform is the discrete cosine transform of T.81, scaled", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -128, max: 127 }), { minLength: 64, maxLength: 64 }),
        (levels) => {
          const block = Float32Array.from(levels);
          forwardDct(block);
          const scale = (k: number): number => (k === 0 ? 1 : Math.SQRT2 * Math.cos((k * Math.PI) / 16));
          for (const [v, u] of [
            [0, 0],
            [0, 1],
            [3, 5],
            [7, 2],
            [6, 6],
          ] as const) {
            let sum = 0;
            for (let at = 0; at < 64; at++) {
              const across = Math.cos(((2 * (at & 7) + 1) * u * Math.PI) / 16);
              const down = Math.cos(((2 * (at >> 3) + 1) * v * Math.PI) / 16);
              sum += (levels[at] ?? 0) * across * down;
            }
            const c = (k: number): number => (k === 0 ? Math.SQRT1_2 : 1);
            const expected = (c(u) * c(v) * sum) / 4;
            expect((block[v * 8 + u] ?? 0) / (8 * scale(u) * scale(v))).toBeCloseTo(expected, 2);
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  test.each([AC_LUMINANCE, AC_CHROMINANCE])(
    "a Huffman table has a code for each run and size, none a prefix of another",
    (spec) => {
      const { code, length } = huffmanCodes(spec);
      const words = spec.symbols.map((symbol) =>
        (code[symbol] ?? 0).toString(2).padStart(length[symbol] ?? 0, "0"),
      );
      expect(new Set(spec.symbols).size).toBe(162);
      const sorted = words.toSorted();
      sorted.slice(1).forEach((word, at) => {
        expect(word.startsWith(sorted[at] ?? "")).toBe(false);
      });
    },
  );
});
