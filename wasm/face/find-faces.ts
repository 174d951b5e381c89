import type { Picture } from "../picture.ts";
import type { Pyramid } from "../tensors/pyramid.ts";
import type { Region } from "../tensors/sample.ts";
import { type Detection, detectFaces } from "./detector.ts";
import type { Face } from "./face.ts";
import { meshFace } from "./mesh.ts";
import { fitPose } from "./pose.ts";
import { around, aroundMesh, tiles, whole } from "./regions.ts";
import { keepBest } from "./suppression.ts";

/**
 * FaceMesh's flag on real faces is above 0.999, on a cat or a headlamp below 0.01. A face behind dark glasses in
 * the dark lies between: it is kept when the detector is sure, so that the checks can say what is wrong with it.
 */
const CERTAIN_PRESENCE = 0.5;
const DOUBTFUL_PRESENCE = 0.05;
const DOUBTFUL_SCORE = 0.7;
/** In a tile, a part of a thing often looks like a face: there the detector and the mesh must both be sure. */
const TILE_SCORE = 0.75;
const TILE_PRESENCE = 0.9;
/** An upright face beyond these is ordinary; else the picture may be upside down, which the detector half accepts. */
const PLAIN_SCORE = 0.8;
const PLAIN_PRESENCE = 0.99;
const PLAIN_MISFIT = 0.028;
/** How much better the picture must look upside down, in score, to be taken for that. */
const CLEARLY_BETTER = 0.05;
/** Beyond this many the answer stays "several people", whatever the others are. */
const MOST_FACES = 6;
/** Two boxes that share more than this are one face seen in two tiles. */
const SAME_FACE = 0.3;

/**
 * Every face in the picture, largest first; empty when there is none.
 *
 * An ordinary portrait costs one run of the detector and two of the mesh. Only when nothing or something odd is
 * found are the picture turned over and its tiles looked at. A sideways or upside-down face comes back as it lies,
 * so its roll tells the turn.
 */
export async function findFaces(pyramid: Pyramid): Promise<Face[]> {
  const picture = pyramid[0] as Picture;
  let faces = await look(pyramid, whole(picture));
  if (!faces[0] || looksOdd(faces[0])) faces = await lookUpsideDown(pyramid, faces);
  if (faces.length === 0) faces = await lookCloser(pyramid);
  return faces.sort((a, b) => b.box.width - a.box.width);
}

async function look(pyramid: Pyramid, region: Region): Promise<Face[]> {
  const faces: Face[] = [];
  for (const detection of (await detectFaces(pyramid, region)).slice(0, MOST_FACES)) {
    const face = await meshOn(pyramid, detection);
    const doubtful = face.presence >= DOUBTFUL_PRESENCE && face.score >= DOUBTFUL_SCORE;
    if (face.presence >= CERTAIN_PRESENCE || doubtful) faces.push(face);
  }
  return faces;
}

/** The second run starts from the first mesh, so the answer hangs less on where the detector put its box. */
async function meshOn(pyramid: Pyramid, { box, score, rightEye, leftEye }: Detection): Promise<Face> {
  const first = await meshFace(pyramid, around(box, rightEye, leftEye));
  if (first.presence < CERTAIN_PRESENCE) return { box, score, ...first };
  return { box, score, ...(await meshFace(pyramid, aroundMesh(first.mesh))) };
}

function looksOdd(face: Face): boolean {
  return (
    face.score < PLAIN_SCORE || face.presence < PLAIN_PRESENCE || fitPose(face.mesh).misfit > PLAIN_MISFIT
  );
}

async function lookUpsideDown(pyramid: Pyramid, upright: Face[]): Promise<Face[]> {
  const turned = await look(pyramid, whole(pyramid[0] as Picture, Math.PI));
  const [was, now] = [upright[0], turned[0]];
  if (!now || now.presence < PLAIN_PRESENCE) return upright;
  if (!was) return turned;
  const better =
    now.score > was.score + CLEARLY_BETTER && fitPose(now.mesh).misfit < fitPose(was.mesh).misfit;
  return better ? turned : upright;
}

async function lookCloser(pyramid: Pyramid): Promise<Face[]> {
  const found: Face[] = [];
  for (const tile of tiles(pyramid[0] as Picture)) {
    const faces = await look(pyramid, tile);
    found.push(...faces.filter((face) => face.score >= TILE_SCORE && face.presence >= TILE_PRESENCE));
  }
  return keepBest(found, SAME_FACE).slice(0, MOST_FACES);
}
