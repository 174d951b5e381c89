import { PhotonImage, resize, SamplingFilter } from "@cf-wasm/photon/workerd";
import { describe, expect, test } from "vitest";
import { scaleDrawn } from "../../../wasm/photon/scale.ts";
import type { Picture } from "../../../wasm/picture.ts";
import { composePhoto, type Master } from "../../../worker/photo/compose/compose.ts";
import { wholePixels } from "../../../worker/photo/geometry/whole-pixels.ts";
import { exactLanczos } from "./exact-lanczos.ts";

const BACKGROUND = { r: 100, g: 197, b: 255 };
/** What composition takes for haze, and for the person (compose.ts). */
const HAZE = 0.1;

function scalePicture(picture: Picture, width: number, height: number): Picture {
  return scaleDrawn(picture, (pixels) => pixels.set(picture.data), { width, height });
}

function texture(width: number, height: number): Uint8ClampedArray {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      data[at] = 128 + 90 * Math.sin(x / 3) * Math.cos(y / 5);
      data[at + 1] = 40 + ((x * 7 + y * 3) % 160);
      data[at + 2] = x > width / 2 ? 220 : 30;
    }
  }
  return data;
}

/** A head of any texture, whose edge is softer below than above; it reaches the picture's lower edge. */
function person(width: number, height: number): Master {
  const alpha = new Uint8Array(width * height).map((_, at) => {
    const [x, y] = [(at % width) + 0.5, Math.floor(at / width) + 0.5];
    const inside = width / 3 - Math.hypot(x - width / 2, (y - height * 0.55) * 0.6);
    return Math.round(255 * Math.min(1, Math.max(0, inside / (1 + y / 60) + 0.5)));
  });
  return { foreground: { width, height, data: texture(width, height) }, matte: { width, height, alpha } };
}

function worst(
  levels: ArrayLike<number>,
  expected: ArrayLike<number>,
  counts: (at: number) => boolean = () => true,
): number {
  return Array.from(expected).reduce(
    (most, level, at) => (counts(at) ? Math.max(most, Math.abs(level - (levels[at] ?? -999))) : most),
    0,
  );
}

describe("scaling with Photon", () => {
  test.each([
    { name: "reduced", toWidth: 90, toHeight: 120 },
    { name: "enlarged", toWidth: 330, toHeight: 440 },
  ])("a picture $name is what the Lanczos filter makes of it, but for rounding", ({ toWidth, toHeight }) => {
    const [width, height] = [210, 280];
    const picture = { width, height, data: texture(width, height) };
    const matte = { width, height, alpha: new Uint8Array(width * height).fill(255) };
    const crop = { x: 0, y: 0, width, height };
    const exact = exactLanczos({ foreground: picture, matte }, crop, toWidth, toHeight).values;
    const levels = new Uint8ClampedArray(exact);
    const scaled = scalePicture(picture, toWidth, toHeight);
    expect([scaled.width, scaled.height, scaled.data.length]).toEqual([toWidth, toHeight, levels.length]);
    expect(worst(scaled.data, levels, (at) => at % 4 !== 3)).toBeLessThanOrEqual(1);
  });

  test("the trimmed module answers what the package's own does, to the last bit", () => {
    const picture = { width: 210, height: 280, data: texture(210, 280) };
    using image = new PhotonImage(new Uint8Array(picture.data), picture.width, picture.height);
    using resized = resize(image, 131, 175, SamplingFilter.Lanczos3);
    expect(new Uint8Array(scalePicture(picture, 131, 175).data)).toEqual(resized.get_raw_pixels());
  });

  test("each channel is scaled for itself: colours come out the same whatever the fourth holds", () => {
    const [width, height] = [120, 160];
    const opaque = { width, height, data: texture(width, height) };
    const clear = { ...opaque, data: opaque.data.map((level, at) => (at % 4 === 3 ? at % 256 : level)) };
    const scaled = scalePicture(clear, 90, 120).data;
    expect(worst(scaled, scalePicture(opaque, 90, 120).data, (at) => at % 4 !== 3)).toBe(0);
  });

  test("an even colour stays exactly that colour", () => {
    const data = new Uint8ClampedArray(300 * 400 * 4).map((_, at) => [100, 197, 255, 220][at % 4] as number);
    const scaled = scalePicture({ width: 300, height: 400, data }, 187, 251).data;
    expect(scaled.every((level, at) => level === [100, 197, 255, 220][at % 4])).toBe(true);
  });
});

describe("composition of an opaque picture", () => {
  test.each([
    { name: "reduced to half", crop: { x: 31.37, y: 22.81, width: 300, height: 400 } },
    { name: "reduced by a third", crop: { x: 60.5, y: 77.25, width: 225, height: 300 } },
    { name: "reduced, down to the picture's edge", crop: { x: 40.1, y: 80, width: 300, height: 400 } },
    { name: "enlarged", crop: { x: 101.3, y: 90.6, width: 111, height: 148 } },
    { name: "enlarged, down to the picture's edge", crop: { x: 101.3, y: 332, width: 111, height: 148 } },
    { name: "reaching past the picture", crop: { x: -20.4, y: -30.2, width: 360, height: 480 } },
  ])("$name is the person's premultiplied resample to within two levels", ({ crop }) => {
    const [width, height] = [150, 200];
    const master = person(360, 480);
    const window = wholePixels(crop, master.matte, { width, height });
    const composed = composePhoto(master, window, { width, height, background: BACKGROUND }).data;
    const exact = exactLanczos(master, window.crop, width, height).values;
    const expected = new Uint8ClampedArray(composed.length).fill(255);
    for (let at = 0; at < exact.length; at += 4) {
      const found = exact[at + 3] as number;
      const opacity = Math.min(1, Math.max(0, (found - HAZE) / (1 - 2 * HAZE)));
      for (const [c, ground] of [BACKGROUND.r, BACKGROUND.g, BACKGROUND.b].entries()) {
        const colour = opacity === 0 ? 0 : ((exact[at + c] as number) / found) * opacity;
        expected[at + c] = colour + ground * (1 - opacity);
      }
    }
    expect(worst(composed, expected)).toBeLessThanOrEqual(2);
  });
});
