import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readMatrixProfile } from "../../../../wasm/codecs/icc/profile.ts";
import { toSrgb } from "../../../../wasm/codecs/icc/to-srgb.ts";
import { gammaCurve, matrixProfile, parametricCurve, sampledCurve } from "./files.ts";

const SRGB = [
  [0.4361, 0.2225, 0.0139],
  [0.3851, 0.7169, 0.0971],
  [0.1431, 0.0606, 0.7141],
];
const DISPLAY_P3 = [
  [0.5151, 0.2412, -0.0011],
  [0.292, 0.6922, 0.0419],
  [0.1571, 0.0666, 0.7841],
];
/** As Apple writes it into every photo: IEC 61966-2-1 as a parametric curve. */
const SRGB_CURVE = parametricCurve(3, 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045);
const srgbLight = (x: number) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);

describe("the curves of a profile", () => {
  test.each([
    ["parametric, five parameters", SRGB_CURVE, srgbLight],
    ["parametric, one parameter", parametricCurve(0, 1.8), (x: number) => x ** 1.8],
    ["parametric, three", parametricCurve(1, 2, 1, 0), (x: number) => x ** 2],
    ["parametric, four", parametricCurve(2, 2, 0.5, 0, 0.25), (x: number) => (0.5 * x) ** 2 + 0.25],
    [
      "parametric, seven",
      parametricCurve(4, 2, 1, 0, 0.5, 0.5, 0.1, 0.05),
      (x: number) => (x >= 0.5 ? x ** 2 + 0.1 : 0.5 * x + 0.05),
    ],
    ["one gamma", gammaCurve(2.2), (x: number) => x ** (563 / 256)],
    ["nothing, which is linear", sampledCurve(), (x: number) => x],
    ["samples", sampledCurve(0, 16384, 65535), (x: number) => (x < 0.5 ? x / 2 : 0.25 + (x - 0.5) * 1.5)],
  ])("%s", (_, curve, light) => {
    const profile = readMatrixProfile(matrixProfile(curve, SRGB));
    for (let value = 0; value < 256; value++) {
      expect(profile?.curves[1][value]).toBeCloseTo(Math.min(1, light(value / 255)), 3);
    }
  });
});

test("Display P3 as iPhones embed it becomes sRGB", () => {
  // Reference values: CSS Color 4's matrices for color(display-p3 ...) to sRGB, clipped.
  const rgba = new Uint8ClampedArray([
    128, 128, 128, 255, 200, 150, 120, 255, 255, 0, 0, 255, 0, 255, 0, 255,
  ]);
  toSrgb(rgba, matrixProfile(SRGB_CURVE, DISPLAY_P3));
  const expected = [128, 128, 128, 255, 209, 147, 115, 255, 255, 0, 0, 255, 0, 255, 0, 255];
  rgba.forEach((value, at) => {
    expect(Math.abs(value - (expected[at] ?? 0)), `channel ${at}: ${value}`).toBeLessThanOrEqual(1);
  });
});

test("an sRGB profile, however it writes its curve, changes nothing", () => {
  const rgba = Uint8ClampedArray.from({ length: 1024 }, (_, at) => (at * 37) & 255);
  const table = sampledCurve(
    ...Array.from({ length: 1024 }, (_, at) => Math.round(65535 * srgbLight(at / 1023))),
  );
  for (const curve of [SRGB_CURVE, table]) {
    const copy = rgba.slice();
    toSrgb(copy, matrixProfile(curve, SRGB));
    expect(copy).toEqual(rgba);
  }
});

test("a damaged profile is ignored or followed, never an exception", () => {
  const whole = matrixProfile(SRGB_CURVE, DISPLAY_P3);
  const wound = fc.tuple(fc.nat(whole.length - 1), fc.uint8Array({ minLength: 1, maxLength: 8 }));
  fc.assert(
    fc.property(fc.nat(whole.length), fc.array(wound, { maxLength: 4 }), (length, wounds) => {
      const wounded = whole.slice();
      for (const [at, bytes] of wounds) wounded.set(bytes.subarray(0, whole.length - at), at);
      toSrgb(new Uint8ClampedArray(64).fill(100), wounded.subarray(0, length));
    }),
    { numRuns: 500 },
  );
});
