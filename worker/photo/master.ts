import type { Matte } from "../../wasm/picture.ts";
import { buildPyramid, type Pyramid } from "../../wasm/tensors/pyramid.ts";
import { faceLandmarks } from "./geometry/face-landmarks.ts";
import { hairTop } from "./geometry/hair-top.ts";
import type { Landmarks, PersonExtent } from "./geometry/landmarks.ts";
import { personExtent } from "./geometry/person-extent.ts";
import type { Portrait } from "./portrait.ts";
import type { PhotoRefusal } from "./report.ts";
import type { Stopwatch } from "./stopwatch.ts";
import type { PhotoTools } from "./tools.ts";

/** The person cut out of a photo, from which every output size is cut; all in pixels of the working picture. */
export interface PhotoMaster extends Portrait {
  readonly pyramid: Pyramid;
  readonly matte: Matte;
  readonly landmarks: Landmarks;
  readonly extent: PersonExtent;
}

type Mastered =
  | { readonly ok: true; readonly master: PhotoMaster }
  | { readonly ok: false; readonly refusal: PhotoRefusal };

/** Cuts the person out of a portrait. */
export async function makeMaster(
  portrait: Portrait,
  { segmenter, onStage }: Pick<PhotoTools, "segmenter" | "onStage">,
  watch: Stopwatch,
): Promise<Mastered> {
  const { picture, face } = portrait;
  await onStage?.("matte");
  const pyramid = buildPyramid(picture);
  const segmented = await segmenter.segment(pyramid, face);
  watch.lap("matte");
  if (!segmented.ok) return segmented;
  const { matte } = segmented;
  const landmarks = faceLandmarks(face.mesh);
  const head: Landmarks = { ...landmarks, hairTop: hairTop(matte, landmarks) };
  const extent = personExtent(matte, landmarks);
  watch.lap("outline");
  return { ok: true, master: { ...portrait, pyramid, matte, landmarks: head, extent } };
}
