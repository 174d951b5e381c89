import { decodePhoto } from "../../wasm/codecs/decode.ts";
import type { Picture } from "../../wasm/picture.ts";
import type { ResultMeasurements } from "./checks/result.ts";
import { inspectJpeg } from "./compose/jpeg-inspect.ts";
import type { CutPhoto } from "./cut.ts";
import type { PhotoSpec, Rgb } from "./spec/spec.ts";

/** Measures a finished photo in its own file: what the header says, and the background after decoding. */
export function measureResult({ bytes, picture, plan }: CutPhoto, spec: PhotoSpec): ResultMeasurements {
  const file = inspectJpeg(bytes);
  const decoded = decodePhoto(bytes, { format: "jpeg" });
  if (!file || !decoded.ok) throw new Error("The finished photo cannot be read back");
  return {
    ...plan.predicted,
    sideCut: Math.max(plan.sideCut.left, plan.sideCut.right),
    backgroundError: backgroundError(picture, decoded.picture, spec.background),
    bytes: bytes.length,
    quality: file.quality,
    width: file.width,
    height: file.height,
    dpi: file.jfif?.unit === "dpi" ? file.jfif.x : 0,
  };
}

/** How far the median of the decoded background is from its colour, in the worst channel, levels of 255. */
function backgroundError(composed: Picture, decoded: Picture, { r, g, b }: Rgb): number {
  const counts = [r, g, b].map(() => new Uint32Array(256));
  const [red, green, blue] = counts as [Uint32Array, Uint32Array, Uint32Array];
  let bare = 0;
  for (let i = 0; i < composed.data.length; i += 4) {
    if (composed.data[i] !== r || composed.data[i + 1] !== g || composed.data[i + 2] !== b) continue;
    count(red, decoded.data[i] as number);
    count(green, decoded.data[i + 1] as number);
    count(blue, decoded.data[i + 2] as number);
    bare++;
  }
  if (bare === 0) return 0;
  const errors = [r, g, b].map((level, channel) =>
    Math.abs(middleLevel(counts[channel] as Uint32Array, bare) - level),
  );
  return Math.max(...errors);
}

function count(levels: Uint32Array, level: number): void {
  levels[level] = (levels[level] as number) + 1;
}

/** The level that the upper middle one of all counted values has. */
function middleLevel(levels: Uint32Array, all: number): number {
  let below = 0;
  let level = 0;
  while (below + (levels[level] as number) <= all >> 1) below += levels[level++] as number;
  return level;
}
