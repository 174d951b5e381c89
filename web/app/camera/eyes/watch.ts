import { detectFaces } from "../../../../wasm/face/detector.ts";
import type { Face } from "../../../../wasm/face/face.ts";
import { meshFace } from "../../../../wasm/face/mesh.ts";
import { around, aroundMesh, whole } from "../../../../wasm/face/regions.ts";
import type { Picture } from "../../../../wasm/picture.ts";
import { buildPyramid, type Pyramid } from "../../../../wasm/tensors/pyramid.ts";
import type { Region } from "../../../../wasm/tensors/sample.ts";
import { faceLandmarks } from "../../../../worker/photo/geometry/face-landmarks.ts";
import { mainFace } from "../../../../worker/photo/main-face.ts";
import { measureShot } from "../../../../worker/photo/measure/measure.ts";
import type { PhotoSpec } from "../../../../worker/photo/spec/spec.ts";
import type { FaceSight, Sight } from "../guide/sight.ts";
import { readingsOf } from "./readings.ts";

/** FaceMesh's certainty from which a face is one, and from which it is followed without the detector. */
const FACE = 0.5;
const FOLLOWED = 0.9;
/** Frames a face is followed before all faces are looked for again: someone may have stepped in. */
const FOLLOW = 6;
const MOST_FACES = 3;
/** The middle of the frame, looked at more closely when nobody is found: someone far away. */
const MIDDLE = 0.5;

interface Seen {
  readonly face: Face;
  readonly at: number;
  readonly x: number;
  readonly y: number;
  readonly followed: number;
}

/**
 * Eyes that look at one frame after the other: the face found before is followed with the mesh alone, which costs a
 * third of finding it. What is measured and held against the standard is the server's own code.
 *
 * @returns Looks at a frame (`at`: ms of any clock) and says what was seen.
 */
export function openEyes(spec: PhotoSpec): (frame: Picture, at: number) => Promise<Sight> {
  let seen: Seen | null = null;
  return async (frame, at) => {
    const pyramid = buildPyramid(frame);
    const base = { frame: { width: frame.width, height: frame.height }, brightness: brightness(pyramid) };
    let face = seen !== null && seen.followed < FOLLOW ? await follow(pyramid, seen.face) : null;
    const followed = face === null ? 0 : (seen?.followed ?? 0) + 1;
    if (face === null) {
      const faces = await find(pyramid);
      const main = mainFace(faces);
      if (!main.ok) {
        seen = null;
        return { ...base, faces: faces.length, face: null };
      }
      face = main.face;
    }
    const sight = describe(pyramid, face, spec);
    const now: Seen = { face, at, x: sight.centre, y: sight.eyeLine, followed };
    const speed = seen === null ? null : speedOf(seen, now, sight.width);
    seen = now;
    return { ...base, faces: 1, face: { ...sight, speed } };
  };
}

async function follow(pyramid: Pyramid, { mesh, box, score }: Face): Promise<Face | null> {
  const answer = await meshFace(pyramid, aroundMesh(mesh));
  return answer.presence < FOLLOWED ? null : { box, score, ...answer };
}

async function find(pyramid: Pyramid): Promise<Face[]> {
  const all = whole(pyramid[0] as Picture);
  const faces = await findIn(pyramid, all, FACE);
  if (faces.length > 0) return faces;
  return findIn(pyramid, { ...all, side: MIDDLE * all.side }, FOLLOWED);
}

async function findIn(pyramid: Pyramid, region: Region, certainty: number): Promise<Face[]> {
  const faces: Face[] = [];
  for (const { box, score, rightEye, leftEye } of (await detectFaces(pyramid, region)).slice(0, MOST_FACES)) {
    const first = await meshFace(pyramid, around(box, rightEye, leftEye));
    if (first.presence < certainty) continue;
    faces.push({ box, score, ...(await meshFace(pyramid, aroundMesh(first.mesh))) });
  }
  return faces.sort((a, b) => b.box.width - a.box.width);
}

function describe(pyramid: Pyramid, face: Face, spec: PhotoSpec): Omit<FaceSight, "speed"> {
  const { eyeLine, faceWidth, faceCentre } = faceLandmarks(face.mesh);
  const measured = measureShot({ pyramid, face, facesBehind: [], matte: null });
  return {
    width: faceWidth,
    centre: faceCentre,
    eyeLine,
    closeness: measured.pose.closeness,
    readings: readingsOf(measured, spec),
  };
}

/** Face widths a second. */
function speedOf(before: Seen, now: Seen, width: number): number {
  const seconds = Math.max(1, now.at - before.at) / 1000;
  return Math.hypot(now.x - before.x, now.y - before.y) / width / seconds;
}

/** Mean level of the green channel, 0 to 255, of the smallest copy. */
function brightness(pyramid: Pyramid): number {
  const { data } = pyramid.at(-1) as Picture;
  let sum = 0;
  for (let i = 1; i < data.length; i += 4) sum += data[i] as number;
  return sum / (data.length / 4);
}
