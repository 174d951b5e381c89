import type { Face } from "../../wasm/face/face.ts";
import { estimateForeground } from "../../wasm/matting/foreground.ts";
import type { Box, Matte, Picture } from "../../wasm/picture.ts";
import { buildPyramid, type Pyramid } from "../../wasm/tensors/pyramid.ts";
import { faceLandmarks } from "./geometry/face-landmarks.ts";
import { hairTop } from "./geometry/hair-top.ts";
import type { Landmarks, PersonExtent } from "./geometry/landmarks.ts";
import { personExtent } from "./geometry/person-extent.ts";
import { mainFace } from "./main-face.ts";
import type { PhotoRefusal } from "./report.ts";
import type { Stopwatch } from "./stopwatch.ts";
import type { PhotoTools } from "./tools.ts";
import { atWorkingScale, scaledBox } from "./working-scale.ts";

/** The person cut out of a photo, from which every output size is cut; all in pixels of the working picture. */
export interface PhotoMaster {
  readonly picture: Picture;
  /** Pixels of the picture taken in for one of the working picture. */
  readonly reduced: number;
  readonly pyramid: Pyramid;
  readonly face: Face;
  /** Small faces far behind the person, which the new background hides. */
  readonly facesBehind: readonly Box[];
  readonly matte: Matte;
  readonly foreground: Picture;
  readonly landmarks: Landmarks;
  readonly extent: PersonExtent;
}

type Mastered =
  | { readonly ok: true; readonly master: PhotoMaster }
  | {
      readonly ok: false;
      readonly refusal: PhotoRefusal;
      /** The face that the refusal is about, pixels of the picture taken in. */
      readonly about?: Box;
    };

/**
 * Finds the one face in an upright picture and cuts the person out; refuses a picture without exactly one.
 *
 * @param takenIn An upright picture; the master is of the same or a smaller scale.
 */
export async function makeMaster(
  takenIn: Picture,
  { findFaces, segmenter, onStage }: Pick<PhotoTools, "findFaces" | "segmenter" | "onStage">,
  watch: Stopwatch,
): Promise<Mastered> {
  await onStage?.("face");
  const found = mainFace(await findFaces(buildPyramid(takenIn)));
  watch.lap("face");
  if (!found.ok) return found;
  const { picture, face, reduced } = atWorkingScale(takenIn, found.face);
  const facesBehind = found.facesBehind.map((box) => scaledBox(box, 1 / reduced));
  const pyramid = buildPyramid(picture);
  watch.lap("scale");
  await onStage?.("matte");
  const segmented = await segmenter.segment(pyramid, face);
  watch.lap("matte");
  if (!segmented.ok) return segmented;
  const { matte } = segmented;
  const foreground = estimateForeground(picture, matte);
  watch.lap("foreground");
  const landmarks = faceLandmarks(face.mesh);
  const head: Landmarks = { ...landmarks, hairTop: hairTop(matte, landmarks) };
  const extent = personExtent(matte, landmarks);
  watch.lap("outline");
  return {
    ok: true,
    master: { picture, pyramid, face, facesBehind, reduced, matte, foreground, landmarks: head, extent },
  };
}
