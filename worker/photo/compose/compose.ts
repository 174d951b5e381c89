import type { Box, Picture } from "../../../wasm/picture.ts";
import type { PhotoSpec } from "../spec/spec.ts";
import { type Master, resamplePerson } from "./resample.ts";

/** Below this opacity a pixel is background, exactly: what is left of a matte's haze would only cost bytes. */
const BACKGROUND_BELOW = 0.02;

/**
 * Cuts the person out of a master and lays them over a spec's background, at the spec's size.
 *
 * Everything that is not the person, and everything outside the picture, is the exact background colour. Mixing
 * happens on sRGB levels, where the matte's opacities were estimated too. Against light as it mixes in a camera,
 * dark hair before a light wall then comes out 2 to 6 levels off on average; mixing in linear light what was
 * estimated on sRGB levels, 9 to 28 (simulated edges; before a dark wall linear is the better by as little).
 *
 * @param master The person, picture size.
 * @param crop   Picture pixels; the same aspect as the spec, from `planCrop`.
 * @param spec   Size and background.
 * @returns Opaque picture of exactly the spec's size.
 */
export function composePhoto(
  master: Master,
  crop: Box,
  { width, height, background }: Pick<PhotoSpec, "width" | "height" | "background">,
): Picture {
  const data = new Uint8ClampedArray(width * height * 4);
  resamplePerson(master, crop, width, height, (y, row) => {
    for (let x = 0, to = y * width * 4; x < width; x++, to += 4) {
      const opacity = row[x * 4 + 3] as number;
      const bare = opacity < BACKGROUND_BELOW;
      // Lanczos overshoots inside a hard edge: dividing by what exceeds 1 gives back the person's own colour.
      const share = bare ? 0 : opacity > 1 ? 1 / opacity : 1;
      const rest = bare ? 1 : Math.max(0, 1 - opacity);
      data[to] = (row[x * 4] as number) * share + background.r * rest;
      data[to + 1] = (row[x * 4 + 1] as number) * share + background.g * rest;
      data[to + 2] = (row[x * 4 + 2] as number) * share + background.b * rest;
      data[to + 3] = 255;
    }
  });
  return { width, height, data };
}
