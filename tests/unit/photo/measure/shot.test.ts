import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measureShot } from "../../../../worker/photo/measure/measure.ts";
import { drawShot } from "./face.ts";

describe("Measuring a drawn portrait", () => {
  const plain = measureShot(drawShot());

  it("finds a plain one frontal, open-eyed, shut-lipped, evenly lit and sharp", () => {
    expect(plain.eyes.openness).toBeGreaterThan(0.22);
    expect(Math.abs(plain.eyes.gaze ?? 99)).toBeLessThan(0.5);
    expect(plain.mouth.dark).toBeLessThan(0.005);
    expect(plain.mouth.teeth).toBeLessThan(0.005);
    expect(plain.light.sides).toBeCloseTo(1, 1);
    expect(plain.light.hue).toBeGreaterThan(30);
    expect(plain.light.hue).toBeLessThan(70);
    expect(plain.sharpness.blur).toBeLessThan(1.5);
    expect(plain.head?.cut).toBe(0);
  });

  it("follows the irises as far to one side as to the other", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 0.2, noNaN: true }), (shift) => {
        const gaze = measureShot(drawShot({ iris: shift })).eyes.gaze ?? 0;
        expect(gaze).toBeGreaterThan(5);
        expect(Math.abs(gaze + (measureShot(drawShot({ iris: -shift })).eyes.gaze ?? 99))).toBeLessThan(0.5);
      }),
      { numRuns: 5 },
    );
  });

  it("sees the lashes of shut lids at the lower edge of the opening", () => {
    expect(plain.eyes.lashes).toBeLessThan(0.6);
    expect(measureShot(drawShot({ iris: null })).eyes.lashes).toBeGreaterThan(0.64);
  });

  it("sees dark lenses as cover over the eyes", () => {
    const dark = measureShot(drawShot({ lens: [20, 20, 22] }));
    expect(dark.eyes.contrast).toBeLessThan(5);
    expect(dark.eyeCover.shade).toBeLessThan(0.5);
    expect(plain.eyeCover.shade).toBeGreaterThan(0.9);
  });

  it("tells an open mouth from teeth", () => {
    const open = measureShot(drawShot({ mouth: "open", gap: 0.06 })).mouth;
    const teeth = measureShot(drawShot({ mouth: "teeth", gap: 0.06 })).mouth;
    expect(open.dark).toBeGreaterThan(0.04);
    expect(open.teeth).toBe(0);
    expect(teeth.teeth).toBeGreaterThan(0.04);
    expect(teeth.dark).toBe(0);
  });

  it("finds half a face in shadow uneven, and says by how much", () => {
    const shaded = measureShot(drawShot({ rightHalf: 0.4 })).light;
    // A level of 0.4 is about an eighth of the light.
    expect(shaded.sides).toBeGreaterThan(5);
    expect(shaded.sides).toBeLessThan(12);
  });

  it("finds a grey picture without colour and a blue one of the wrong hue", () => {
    expect(measureShot(drawShot({ skin: [170, 170, 170] })).light.chroma).toBeLessThan(1);
    expect(measureShot(drawShot({ skin: [120, 150, 230] })).light.hue).toBeLessThan(-30);
  });

  it("finds burnt skin, dark skin in a dark picture, and neither in the plain one", () => {
    expect(measureShot(drawShot({ skin: [255, 255, 255] })).light.burnt).toBeGreaterThan(0.5);
    expect(plain.light.burnt).toBe(0);
    expect(measureShot(drawShot({ skin: [30, 22, 18] })).light.brightest).toBeLessThan(plain.light.brightest);
  });

  it("finds blue clothes blue and others not", () => {
    expect(measureShot(drawShot({ clothes: [30, 60, 160] })).clothes?.blue).toBeGreaterThan(0.9);
    expect(measureShot(drawShot({ clothes: [250, 250, 250] })).clothes?.blue).toBe(0);
    expect(measureShot(drawShot({ clothes: [20, 20, 22] })).clothes?.blue).toBe(0);
    expect(measureShot(drawShot({ clothes: [140, 30, 40] })).clothes?.blue).toBe(0);
  });

  it("says nothing of clothes, hair and hats without a matte", () => {
    const bare = measureShot({ ...drawShot(), matte: null });
    expect(bare.clothes).toBeNull();
    expect(bare.head).toBeNull();
  });
});
