import { estimateForeground } from "../../wasm/matting/foreground.ts";
import type { Picture } from "../../wasm/picture.ts";
import { composePhoto } from "./compose/compose.ts";
import { encodePhoto } from "./compose/encode.ts";
import { fileSizeAdvice } from "./compose/fit-file-size.ts";
import { type CropPlan, planCrop, predictGeometry } from "./geometry/crop-plan.ts";
import { cropAdvice } from "./geometry/refusal.ts";
import { wholePixels } from "./geometry/whole-pixels.ts";
import type { PhotoMaster } from "./master.ts";
import type { PhotoRefusal } from "./report.ts";
import type { PhotoSpec } from "./spec/spec.ts";
import type { Stopwatch } from "./stopwatch.ts";
import type { PhotoTools } from "./tools.ts";

/** A finished photo of one spec. */
export interface CutPhoto {
  readonly bytes: Uint8Array;
  /** The same photo before encoding, for a layout sheet. */
  readonly picture: Picture;
  /** IJG quality factor. */
  readonly quality: number;
  /** The plan as it was carried out, with the crop that whole pixels come to. */
  readonly plan: Extract<CropPlan, { ok: true }>;
}

type Cut =
  | { readonly ok: true; readonly photo: CutPhoto }
  | { readonly ok: false; readonly refusal: PhotoRefusal };

/**
 * Cuts one output out of a master: crop and scale into the spec's bands, its background, its file size.
 *
 * The colours of the person alone are written over the master's picture: a second picture of that size beside Photon
 * would be too much for an isolate. What is measured on the picture has to be measured before.
 */
export async function cutPhoto(
  master: PhotoMaster,
  spec: PhotoSpec,
  { onStage }: Pick<PhotoTools, "onStage">,
  watch: Stopwatch,
): Promise<Cut> {
  await onStage?.("compose");
  const plan = planCrop(master.landmarks, master.extent, master.picture, spec);
  watch.lap("crop");
  if (!plan.ok) return refused(plan.refusal.code, cropAdvice(plan.refusal));
  const { picture, matte } = master;
  const foreground = estimateForeground(picture, matte, picture.data);
  watch.lap("foreground");
  const window = wholePixels(plan.crop, picture, spec);
  const composed = composePhoto({ foreground, matte }, window, spec);
  watch.lap("compose");
  await onStage?.("encode");
  const file = await encodePhoto(composed, spec);
  watch.lap("encode");
  if (!file.ok) return refused(file.refusal.code, fileSizeAdvice(file.refusal));
  const predicted = predictGeometry(master.landmarks, window.crop, spec);
  const carriedOut = { ...plan, crop: window.crop, predicted };
  return {
    ok: true,
    photo: { bytes: file.bytes, picture: composed, quality: file.quality, plan: carriedOut },
  };
}

function refused(code: string, message: PhotoRefusal["message"]): Cut {
  return { ok: false, refusal: { code, message } };
}
