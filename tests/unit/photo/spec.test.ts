import { describe, expect, test } from "vitest";
import { kilobytes } from "../../../worker/photo/spec/file-size.ts";
import { scaledBands } from "../../../worker/photo/spec/geometry-bands.ts";
import { DEFAULT_SPEC_ID, getSpec, SPECS, withBackground } from "../../../worker/photo/spec/specs.ts";

describe("photo specs", () => {
  test("the default is the ministry's standard in light blue, number for number", () => {
    expect(getSpec(DEFAULT_SPEC_ID)).toMatchObject({
      id: "moe-blue",
      width: 480,
      height: 640,
      dpi: 300,
      background: { r: 100, g: 197, b: 255 },
      geometry: {
        hairTop: { min: 50, max: 110, aim: 80 },
        eyeLine: { min: 200, max: 300, aim: 250 },
        faceWidth: { min: 180, max: 300, aim: 240 },
        origin: "published",
      },
      fileSize: { min: 20_480, max: 40_000 },
      quality: { min: 60 },
      pose: { yaw: 5, pitch: 5, roll: 8 },
      maxAgeMonths: 12,
    });
  });

  test("ids are unique and an unknown id has no spec", () => {
    expect(new Set(SPECS.map((spec) => spec.id)).size).toBe(SPECS.length);
    expect(getSpec("moe-red")).toBeUndefined();
  });

  test.each(SPECS)("$id is consistent in itself and names its sources", (spec) => {
    const { hairTop, eyeLine, faceWidth } = spec.geometry;
    for (const band of [hairTop, eyeLine, faceWidth, spec.fileSize]) {
      expect(band.min).toBeLessThanOrEqual(band.aim);
      expect(band.aim).toBeLessThanOrEqual(band.max);
    }
    expect(eyeLine.max).toBeLessThan(spec.height);
    expect(faceWidth.max).toBeLessThan(spec.width);
    expect(spec.allowedBackgrounds).toContainEqual(spec.background);
    expect(spec.sources.length).toBeGreaterThan(0);
    expect(spec.quality.min).toBeGreaterThanOrEqual(60);
  });

  test.each(SPECS.filter((spec) => spec.id.startsWith("print-") || spec.id === "degree"))(
    "$id has the pixels that its millimetres make at 300 dpi, to the pixel or one rounded down",
    ({ width, height, millimetres }) => {
      for (const [pixels, mm] of [
        [width, millimetres.width],
        [height, millimetres.height],
      ] as const) {
        expect(Math.abs(pixels - (mm / 25.4) * 300)).toBeLessThan(1);
      }
    },
  );

  test("Tianjin takes light blue only and Xinjiang white only, within half a year", () => {
    expect(getSpec("tianjin")?.allowedBackgrounds).toEqual([{ r: 100, g: 197, b: 255 }]);
    expect(getSpec("xinjiang")?.allowedBackgrounds).toEqual([{ r: 255, g: 255, b: 255 }]);
    expect(getSpec("xinjiang")?.maxAgeMonths).toBe(6);
  });

  test("a spec changes to an allowed background and to no other", () => {
    const [ministry] = SPECS;
    if (ministry === undefined) throw new Error("no specs");
    expect(withBackground(ministry, { r: 240, g: 240, b: 240 })?.background).toEqual({
      r: 240,
      g: 240,
      b: 240,
    });
    expect(withBackground(ministry, { r: 255, g: 0, b: 0 })).toBeUndefined();
  });

  test("a KB band holds in both readings of a KB", () => {
    const { min, max } = kilobytes(20, 40);
    expect(min / 1000).toBeGreaterThanOrEqual(20);
    expect(min / 1024).toBeGreaterThanOrEqual(20);
    expect(max / 1000).toBeLessThanOrEqual(40);
    expect(max / 1024).toBeLessThanOrEqual(40);
  });

  test("scaled bands keep the eye line at the same fraction of the height", () => {
    const { eyeLine, faceWidth, hairTop } = scaledBands(413, 626);
    expect(eyeLine.aim / 626).toBeCloseTo(250 / 640, 6);
    expect(faceWidth.aim / 413).toBeCloseTo(240 / 480, 6);
    expect((eyeLine.aim - hairTop.aim) / faceWidth.aim).toBeCloseTo(170 / 240, 6);
  });
});
