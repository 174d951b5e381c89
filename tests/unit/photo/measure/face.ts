import type { Face } from "../../../../wasm/face/face.ts";
import type { Matte, Picture } from "../../../../wasm/picture.ts";
import { buildPyramid } from "../../../../wasm/tensors/pyramid.ts";
import { LEFT_EYE, OUTLINE, POINT, RIGHT_EYE } from "../../../../worker/photo/measure/landmarks.ts";
import type { Shot } from "../../../../worker/photo/measure/measure.ts";
import meanMesh from "../../../fixtures/mean-mesh.json" with { type: "json" };

type Colour = readonly [number, number, number];

/** What to draw; a plain frontal face in even light where nothing is said. */
export interface Drawing {
  readonly skin?: Colour;
  readonly background?: Colour;
  readonly clothes?: Colour;
  readonly hair?: Colour;
  /** Light on the picture's right half against the left, linear in sRGB levels. */
  readonly rightHalf?: number;
  /** Shift of both irises to the right, in eye widths; null draws shut lids. */
  readonly iris?: number | null;
  readonly irisColour?: Colour;
  readonly lens?: Colour;
  readonly mouth?: "shut" | "open" | "teeth";
  /** Lower edge of the lower lip and chin, moved down by this many face widths. */
  readonly gap?: number;
  /** Widens the mouth by this factor, as a smile or a grimace does. */
  readonly wide?: number;
  /** Lifts the corners of the mouth by this many face widths, as a smile does. */
  readonly lift?: number;
  /** Paints rectangles over the finished portrait that count as the person: middle and size in face widths. */
  readonly things?: readonly Thing[];
}

/** Something before the person; x and y from the middle of the face, y downward, all in face widths. */
interface Thing {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly colour: Colour;
}

const WIDTH = 480;
const HEIGHT = 640;
/** Face width and middle of the drawn face, px. */
const UNIT = 200;
const MIDDLE = { x: 240, y: 270 };

/** The mean mesh in a picture, turned: first by pitch, then yaw, then roll; degrees, signs as in `fitPose`. */
export function posedMesh(yaw: number, pitch: number, roll: number, unit = UNIT): Float32Array {
  const [y, p, r] = [-yaw, pitch, roll].map((degrees) => (degrees * Math.PI) / 180) as [
    number,
    number,
    number,
  ];
  const mesh = new Float32Array(meanMesh.length * 3);
  meanMesh.forEach(([x0 = 0, y0 = 0, z0 = 0], i) => {
    const [y1, z1] = [y0 * Math.cos(p) - z0 * Math.sin(p), y0 * Math.sin(p) + z0 * Math.cos(p)];
    const [x2, z2] = [x0 * Math.cos(y) + z1 * Math.sin(y), -x0 * Math.sin(y) + z1 * Math.cos(y)];
    const [x3, y3] = [x2 * Math.cos(r) - y1 * Math.sin(r), x2 * Math.sin(r) + y1 * Math.cos(r)];
    mesh.set([MIDDLE.x + unit * x3, MIDDLE.y + unit * y3, unit * z2], 3 * i);
  });
  return mesh;
}

/** A schematic portrait with the mesh that lies on it: flat colours, no model has to find it. */
export function drawShot({
  skin = [205, 160, 135],
  background = [235, 235, 235],
  clothes = [60, 60, 60],
  hair = [30, 25, 22],
  rightHalf = 1,
  iris = 0,
  irisColour = [50, 35, 25],
  lens,
  mouth = "shut",
  gap = 0,
  wide = 1,
  lift = 0,
  things = [],
}: Drawing = {}): Shot {
  const mesh = posedMesh(0, 0, 0);
  if (gap > 0) openMouth(mesh, gap);
  widenMouth(mesh, wide);
  for (const corner of [POINT.rightMouth, POINT.leftMouth]) {
    mesh[3 * corner + 1] = (mesh[3 * corner + 1] as number) - lift * UNIT;
  }
  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  const alpha = new Uint8Array(WIDTH * HEIGHT);
  const at = (index: number) => ({ x: mesh[3 * index] as number, y: mesh[3 * index + 1] as number });
  const paint = ({ inside, left, right, top, bottom }: Shape, colour: Colour, opaque = 255) => {
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(HEIGHT, bottom); y++) {
      for (let x = Math.max(0, Math.floor(left)); x < Math.min(WIDTH, right); x++) {
        if (!inside(x + 0.5, y + 0.5)) continue;
        const i = y * WIDTH + x;
        data.set([...colour, 255], 4 * i);
        alpha[i] = opaque;
      }
    }
  };
  paint(rectangle(0, WIDTH, 0, HEIGHT), background, 0);
  const skull = rectangle(90, 390, 60, 300);
  const isSkull = (x: number, y: number) => ((x - MIDDLE.x) / 150) ** 2 + ((y - 240) / 180) ** 2 < 1;
  paint({ ...skull, inside: isSkull }, hair);
  paint(rectangle(MIDDLE.x - 60, MIDDLE.x + 60, 300, HEIGHT), skin);
  paint(rectangle(MIDDLE.x - 200, MIDDLE.x + 200, 430, HEIGHT), clothes);
  paint(insideOf(OUTLINE.face.map(at)), skin);
  for (const brow of [RIGHT_EYE.brow, LEFT_EYE.brow]) {
    paint(near(brow.map(at), 5), hair);
  }
  for (const eye of [RIGHT_EYE, LEFT_EYE]) {
    const opening = [eye.outer, ...eye.upper, eye.inner, ...eye.lower.toReversed()].map(at);
    const width = Math.abs(at(eye.outer).x - at(eye.inner).x);
    const middle = (at(eye.outer).x + at(eye.inner).x) / 2;
    if (iris === null) {
      paint(near([eye.outer, ...eye.lower, eye.inner].map(at), 2.5), hair);
      continue;
    }
    const open = insideOf(opening);
    paint(open, [235, 232, 230]);
    const isIris = (x: number, y: number) =>
      open.inside(x, y) && Math.abs(x - middle - iris * width) < width / 5;
    paint({ ...open, inside: isIris }, irisColour);
    const level = at(eye.inner).y;
    const isLens = (x: number, y: number) => Math.hypot(x - middle, (y - level) * 1.3) < 0.75 * width;
    const glass = rectangle(middle - width, middle + width, level - width, level + width);
    if (lens) paint({ ...glass, inside: isLens }, lens);
  }
  const lipsOnly = insideOf(OUTLINE.lips.map(at));
  paint(lipsOnly, [175, 100, 95]);
  const inner = insideOf(OUTLINE.mouthInner.map(at));
  if (mouth !== "shut") paint(inner, mouth === "open" ? [15, 5, 5] : [235, 235, 225]);
  for (const { x, y, width, height, colour } of things) {
    const [left, top] = [MIDDLE.x + (x - width / 2) * UNIT, MIDDLE.y + (y - height / 2) * UNIT];
    paint(rectangle(left, left + width * UNIT, top, top + height * UNIT), colour);
  }
  for (let i = 0; i < alpha.length; i++) {
    if (i % WIDTH < MIDDLE.x) continue;
    for (let c = 0; c < 3; c++) data[4 * i + c] = (data[4 * i + c] as number) * rightHalf;
  }
  const picture: Picture = { width: WIDTH, height: HEIGHT, data };
  const matte: Matte = { width: WIDTH, height: HEIGHT, alpha };
  return shotOf(picture, mesh, matte);
}

/** A shot of any picture with a mesh. */
function shotOf(picture: Picture, mesh: Float32Array, matte: Matte | null): Shot {
  const box = { x: MIDDLE.x - UNIT / 2, y: MIDDLE.y - UNIT / 2, width: UNIT, height: UNIT };
  const face: Face = { box, score: 0.9, presence: 1, mesh };
  return { pyramid: buildPyramid(picture), face, facesBehind: [], matte };
}

/** Moves the lower lip down. */
function openMouth(mesh: Float32Array, gap: number): void {
  const lower = [...OUTLINE.mouthInner.slice(11), ...OUTLINE.lips.slice(11)];
  for (const index of lower) mesh[3 * index + 1] = (mesh[3 * index + 1] as number) + gap * UNIT;
}

function widenMouth(mesh: Float32Array, factor: number): void {
  for (const index of new Set([...OUTLINE.mouthInner, ...OUTLINE.lips])) {
    mesh[3 * index] = MIDDLE.x + ((mesh[3 * index] as number) - MIDDLE.x) * factor;
  }
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** What to fill, and a rectangle around it. */
interface Shape {
  readonly inside: (x: number, y: number) => boolean;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function rectangle(left: number, right: number, top: number, bottom: number): Shape {
  return { inside: () => true, left, right, top, bottom };
}

function around(points: readonly Point[], room: number): Shape {
  const [x, y] = [points.map((p) => p.x), points.map((p) => p.y)];
  return rectangle(
    Math.min(...x) - room,
    Math.max(...x) + room + 1,
    Math.min(...y) - room,
    Math.max(...y) + room + 1,
  );
}

function insideOf(outline: readonly Point[]): Shape {
  const inside = (x: number, y: number) => {
    let within = false;
    outline.forEach((a, i) => {
      const b = outline[(i + 1) % outline.length] as Point;
      if (a.y > y !== b.y > y && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x)) within = !within;
    });
    return within;
  };
  return { ...around(outline, 0), inside };
}

function near(line: readonly Point[], distance: number): Shape {
  const inside = (x: number, y: number) =>
    line.some((a, i) => {
      const b = line[i + 1] ?? a;
      const length = (b.x - a.x) ** 2 + (b.y - a.y) ** 2 || 1;
      const along = Math.max(0, Math.min(1, ((x - a.x) * (b.x - a.x) + (y - a.y) * (b.y - a.y)) / length));
      return Math.hypot(x - a.x - along * (b.x - a.x), y - a.y - along * (b.y - a.y)) < distance;
    });
  return { ...around(line, distance), inside };
}
