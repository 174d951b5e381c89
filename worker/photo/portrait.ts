import type { Face } from "../../wasm/face/face.ts";
import type { Box, Picture } from "../../wasm/picture.ts";
import { buildPyramid } from "../../wasm/tensors/pyramid.ts";
import { mainFace } from "./main-face.ts";
import type { PhotoRefusal } from "./report.ts";
import type { Stopwatch } from "./stopwatch.ts";
import type { PhotoTools } from "./tools.ts";
import { atWorkingScale, scaledBox } from "./working-scale.ts";

/** A picture at the scale it is worked on, with its one face; all in pixels of that picture. */
export interface Portrait {
  readonly picture: Picture;
  /** Pixels of the picture taken in for one of this one. */
  readonly reduced: number;
  readonly face: Face;
  /** Small faces far behind the person, which the new background hides. */
  readonly facesBehind: readonly Box[];
}

type Found =
  | { readonly ok: true; readonly portrait: Portrait }
  | {
      readonly ok: false;
      readonly refusal: PhotoRefusal;
      /** The face that the refusal is about, pixels of the picture taken in. */
      readonly about?: Box;
    };

/**
 * Finds the one face in an upright picture and brings the picture to working scale; refuses a picture without exactly
 * one.
 *
 * The answer holds nothing of a picture that was larger: the caller lets go of it too, before matting needs the room.
 */
export async function findPortrait(
  takenIn: Picture,
  { findFaces, onStage }: Pick<PhotoTools, "findFaces" | "onStage">,
  watch: Stopwatch,
): Promise<Found> {
  await onStage?.("face");
  const found = mainFace(await findFaces(buildPyramid(takenIn)));
  watch.lap("face");
  if (!found.ok) return found;
  const { picture, face, reduced } = atWorkingScale(takenIn, found.face);
  const facesBehind = found.facesBehind.map((box) => scaledBox(box, 1 / reduced));
  watch.lap("scale");
  return { ok: true, portrait: { picture, reduced, face, facesBehind } };
}
