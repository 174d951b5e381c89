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
function backgroundError(composed: Picture, decoded: Picture, background: Rgb): number {
  const wanted = [background.r, background.g, background.b] as const;
  const bare: number[] = [];
  for (let i = 0; i < composed.data.length; i += 4) {
    if (wanted.every((level, channel) => composed.data[i + channel] === level)) bare.push(i);
  }
  const errors = wanted.map((level, channel) => {
    const found = Uint8Array.from(bare, (i) => decoded.data[i + channel] as number).sort();
    return Math.abs((found[found.length >> 1] ?? level) - level);
  });
  return Math.max(...errors);
}
