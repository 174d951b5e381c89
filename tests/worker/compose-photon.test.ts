import { PhotonImage, resize, SamplingFilter } from "@cf-wasm/photon/workerd";
import { describe, expect, test } from "vitest";
import { composePhoto } from "../../worker/photo/compose/compose.ts";

/** Photon is the second opinion here: another author's Lanczos filter, which knows neither opacity nor fractions. */
function withPhoton(
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
  toWidth: number,
  toHeight: number,
) {
  using image = new PhotonImage(new Uint8Array(pixels), width, height);
  using resized = resize(image, toWidth, toHeight, SamplingFilter.Lanczos3);
  return resized.get_raw_pixels();
}

function texture(width: number, height: number): Uint8ClampedArray {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      data[at] = 128 + 90 * Math.sin(x / 3) * Math.cos(y / 5);
      data[at + 1] = (x * 7 + y * 3) % 256;
      data[at + 2] = x > width / 2 ? 220 : 30;
    }
  }
  return data;
}

describe("scaling, held against Photon", () => {
  test.each([
    { name: "reduced", toWidth: 90, toHeight: 120 },
    { name: "enlarged", toWidth: 330, toHeight: 440 },
  ])("an opaque picture $name is Photon's, level for level but for rounding", ({ toWidth, toHeight }) => {
    const [width, height] = [210, 280];
    const data = texture(width, height);
    const matte = { width, height, alpha: new Uint8Array(width * height).fill(255) };
    const crop = { x: 0, y: 0, width, height };
    const spec = { width: toWidth, height: toHeight, background: { r: 0, g: 0, b: 0 } };
    const ours = composePhoto({ foreground: { width, height, data }, matte }, crop, spec).data;
    const theirs = withPhoton(data, width, height, toWidth, toHeight);
    const worst = ours.reduce((most, level, at) => Math.max(most, Math.abs(level - (theirs[at] ?? -999))), 0);
    expect(worst).toBeLessThanOrEqual(1);
  });
});
