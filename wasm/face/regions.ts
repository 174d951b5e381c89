import type { Box, Picture } from "../picture.ts";
import type { Region } from "../tensors/sample.ts";

interface Point {
  readonly x: number;
  readonly y: number;
}

/** FaceMesh wants the face's box with room around it (MediaPipe's face landmark graph: 1.5). */
const MESH_ROOM = 1.5;
/** Side of a tile as a part of the longer side; four of them overlap by more than a face that is worth finding. */
const TILE = 0.6;
/** Outer corners of the eyes in the mesh. */
const RIGHT_EYE = 33;
const LEFT_EYE = 263;

/** The whole picture in a square, turned by `angle` radians. */
export function whole(picture: Picture, angle = 0): Region {
  const side = Math.max(picture.width, picture.height);
  return { centreX: picture.width / 2, centreY: picture.height / 2, side, angle };
}

/** Four overlapping squares, one towards each corner. */
export function tiles(picture: Picture): Region[] {
  const side = Math.max(picture.width, picture.height) * TILE;
  const places = (length: number) => {
    const margin = Math.min(side, length) / 2;
    return [margin, length - margin];
  };
  return places(picture.height).flatMap((centreY) =>
    places(picture.width).map((centreX) => ({ centreX, centreY, side, angle: 0 })),
  );
}

/** Where to lay the mesh for a detected box, turned so that its eyes lie level. */
export function around(box: Box, rightEye: Point, leftEye: Point): Region {
  return {
    centreX: box.x + box.width / 2,
    centreY: box.y + box.height / 2,
    side: Math.max(box.width, box.height) * MESH_ROOM,
    angle: Math.atan2(leftEye.y - rightEye.y, leftEye.x - rightEye.x),
  };
}

/** Where to lay the mesh once more, given a first one. */
export function aroundMesh(mesh: Float32Array): Region {
  let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < mesh.length; i += 3) {
    const x = mesh[i] as number;
    const y = mesh[i + 1] as number;
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  const eye = (i: number): Point => ({ x: mesh[3 * i] as number, y: mesh[3 * i + 1] as number });
  const box = { x: left, y: top, width: right - left, height: bottom - top };
  return around(box, eye(RIGHT_EYE), eye(LEFT_EYE));
}
