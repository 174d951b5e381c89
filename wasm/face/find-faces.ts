import type { Picture } from "../picture.ts";
import type { Pyramid } from "../tensors/pyramid.ts";
import type { Region } from "../tensors/sample.ts";
import { type Detection, detectFaces } from "./detector.ts";
import type { Face } from "./face.ts";
import { meshFace } from "./mesh.ts";

/** FaceMesh wants the detector's box with room around it (MediaPipe's face landmark graph: 1.5). */
const MESH_ROOM = 1.5;
/** FaceMesh's own flag below this: not a face. */
const LEAST_PRESENCE = 0.5;
/** Beyond this many the answer stays "several people", whatever the others are. */
const MOST_FACES = 6;

/** Every face in the picture, largest first, turned by at most `turned` quarter turns; empty when there is none. */
export async function findFaces(pyramid: Pyramid): Promise<Face[]> {
  const picture = pyramid[0] as Picture;
  const faces: Face[] = [];
  for (const detection of (await detectFaces(pyramid, whole(picture))).slice(0, MOST_FACES)) {
    const { mesh, presence } = await meshFace(pyramid, around(detection));
    if (presence < LEAST_PRESENCE) continue;
    faces.push({ box: detection.box, score: detection.score, presence, mesh });
  }
  return faces.sort((a, b) => b.box.width - a.box.width);
}

function whole(picture: Picture): Region {
  return {
    centreX: picture.width / 2,
    centreY: picture.height / 2,
    side: Math.max(picture.width, picture.height),
    angle: 0,
  };
}

function around({ box, rightEye, leftEye }: Detection): Region {
  return {
    centreX: box.x + box.width / 2,
    centreY: box.y + box.height / 2,
    side: Math.max(box.width, box.height) * MESH_ROOM,
    angle: Math.atan2(leftEye.y - rightEye.y, leftEye.x - rightEye.x),
  };
}
