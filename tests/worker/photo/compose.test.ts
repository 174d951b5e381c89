import { describe, expect, test } from "vitest";
import type { Box } from "../../../wasm/picture.ts";
import { composePhoto, type Master } from "../../../worker/photo/compose/compose.ts";
import { wholePixels } from "../../../worker/photo/geometry/whole-pixels.ts";
import type { Rgb } from "../../../worker/photo/spec/spec.ts";

const BLUE: Rgb = { r: 100, g: 197, b: 255 };

/** A person of any shape: `opacity` and `colour` by picture position. */
function master(
  width: number,
  height: number,
  opacity: (x: number, y: number) => number,
  colour: (x: number, y: number) => readonly [number, number, number] = () => [40, 30, 20],
): Master {
  const data = new Uint8ClampedArray(width * height * 4);
  const alpha = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      alpha[at] = Math.round(255 * Math.min(1, Math.max(0, opacity(x + 0.5, y + 0.5))));
      data.set([...colour(x + 0.5, y + 0.5), 255], at * 4);
    }
  }
  return { foreground: { width, height, data }, matte: { width, height, alpha } };
}

/** A disc with an edge `soft` pixels wide, as hair against a wall is. */
function disc(centreX: number, centreY: number, radius: number, soft: number) {
  return (x: number, y: number): number => (radius - Math.hypot(x - centreX, y - centreY)) / soft + 0.5;
}

function compose(person: Master, crop: Box, width: number, height: number, background = BLUE) {
  const window = wholePixels(crop, person.matte, { width, height });
  const picture = composePhoto(person, window, { width, height, background });
  const at = (x: number, y: number): number[] => [
    ...picture.data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4),
  ];
  return { picture, at };
}

describe("composition", () => {
  test("an untouched crop of an opaque person gives back the person's own pixels", () => {
    const person = master(
      64,
      48,
      () => 1,
      (x, y) => [x * 3, y * 4, (x * y) % 256],
    );
    const { picture } = compose(person, { x: 8, y: 6, width: 40, height: 30 }, 40, 30);
    for (let y = 0; y < 30; y++) {
      for (let x = 0; x < 40; x++) {
        const from = ((y + 6) * 64 + x + 8) * 4;
        expect(picture.data.slice((y * 40 + x) * 4, (y * 40 + x) * 4 + 4)).toEqual(
          person.foreground.data.slice(from, from + 4),
        );
      }
    }
  });

  test("everything that is not the person, and everything outside the picture, is exactly the background", () => {
    const { at } = compose(
      master(100, 120, disc(50, 70, 30, 6)),
      { x: -40.3, y: -25.7, width: 180, height: 140 },
      90,
      70,
    );
    expect(at(0, 0)).toEqual([100, 197, 255, 255]);
    expect(at(89, 0)).toEqual([100, 197, 255, 255]);
    expect(at(45, 5)).toEqual([100, 197, 255, 255]);
    expect(at(3, 48)).toEqual([100, 197, 255, 255]);
    expect(at(45, 48)).toEqual([40, 30, 20, 255]);
  });

  test("haze of a hundredth in the matte leaves no trace", () => {
    const { picture } = compose(
      master(80, 80, () => 0.012),
      { x: 0, y: 0, width: 80, height: 80 },
      40,
      40,
    );
    expect(new Set(picture.data)).toEqual(new Set([100, 197, 255]));
  });

  test("a person who reaches the picture's edge neither fades nor repeats there", () => {
    const { at } = compose(
      master(100, 100, () => 1),
      { x: -20, y: 50, width: 100, height: 50 },
      50,
      25,
    );
    expect(at(9, 12)).toEqual([100, 197, 255, 255]);
    expect(at(10, 12)).toEqual([40, 30, 20, 255]);
    expect(at(49, 24)).toEqual([40, 30, 20, 255]);
  });

  test.each([
    { shiftX: 0, shiftY: 0 },
    { shiftX: 0.37, shiftY: 0.81 },
    { shiftX: 13.5, shiftY: 7.25 },
  ])(
    "a crop moved by $shiftX, $shiftY source pixels moves the person by exactly that",
    ({ shiftX, shiftY }) => {
      const person = master(300, 300, disc(150, 150, 60, 4), () => [0, 0, 0]);
      const crop = { x: 30 + shiftX, y: 30 + shiftY, width: 240, height: 240 };
      const { picture } = compose(person, crop, 100, 100, { r: 255, g: 255, b: 255 });
      let mass = 0;
      let sumX = 0;
      let sumY = 0;
      for (let at = 0; at < 100 * 100; at++) {
        const dark = 255 - (picture.data[at * 4] ?? 0);
        mass += dark;
        sumX += dark * ((at % 100) + 0.5);
        sumY += dark * (Math.floor(at / 100) + 0.5);
      }
      const scale = 100 / 240;
      expect(sumX / mass).toBeCloseTo((120 - shiftX) * scale, 1);
      expect(sumY / mass).toBeCloseTo((120 - shiftY) * scale, 1);
      expect(mass / 255).toBeCloseTo(Math.PI * (60 * scale) ** 2, -1);
    },
  );

  test.each([
    { name: "shrunk", output: 60 },
    { name: "enlarged", output: 333 },
  ])("what stood behind the person never shows in the $name edge", ({ output }) => {
    const soft = disc(100, 100, 60, 5);
    // Outside the person the estimated colours are garbage, as an estimator leaves them: bright green.
    const person = master(200, 200, soft, (x, y) => (soft(x, y) > 0 ? [120, 40, 60] : [0, 255, 0]));
    const { picture } = compose(person, { x: 10.4, y: 10.4, width: 180, height: 180 }, output, output, {
      r: 220,
      g: 40,
      b: 240,
    });
    let worstGreen = 0;
    let worstBend = 0;
    for (let at = 0; at < output * output; at++) {
      const [r = 0, g = 0, b = 0] = picture.data.subarray(at * 4, at * 4 + 3);
      worstGreen = Math.max(worstGreen, Math.abs(g - 40));
      // Red and blue lie on the straight line between the person's colour and the background's.
      worstBend = Math.max(worstBend, Math.abs((r - 120) / 100 - (b - 60) / 180));
    }
    expect(worstGreen).toBeLessThanOrEqual(1);
    expect(worstBend).toBeLessThan(0.03);
  });

  test("a hard edge does not ring: no pixel is lighter or darker than both sides", () => {
    const person = master(
      200,
      200,
      (x) => (x > 100 ? 1 : 0),
      () => [60, 60, 60],
    );
    const { picture } = compose(person, { x: 3.3, y: 3.3, width: 190, height: 190 }, 80, 80, {
      r: 200,
      g: 200,
      b: 200,
    });
    const levels = [...picture.data].filter((_, at) => at % 4 !== 3);
    expect(Math.min(...levels)).toBeGreaterThanOrEqual(60);
    expect(Math.max(...levels)).toBeLessThanOrEqual(200);
  });
});
