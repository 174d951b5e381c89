import { describe, expect, test } from "vitest";
import type { Matte } from "../../../../wasm/picture.ts";
import { faceLandmarks } from "../../../../worker/photo/geometry/face-landmarks.ts";
import { hairTop } from "../../../../worker/photo/geometry/hair-top.ts";
import { personExtent } from "../../../../worker/photo/geometry/person-extent.ts";

const WIDTH = 400;
const HEIGHT = 600;
const FACE = { eyeLine: 250, faceWidth: 120, faceCentre: 200 };

function matte(person: (x: number, y: number) => boolean | number): Matte {
  const alpha = new Uint8Array(WIDTH * HEIGHT);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) alpha[y * WIDTH + x] = Number(person(x, y)) * 255;
  }
  return { width: WIDTH, height: HEIGHT, alpha };
}

const head = (x: number, y: number): boolean => ((x - 200) / 70) ** 2 + ((y - 240) / 90) ** 2 < 1;
const neck = (x: number, y: number): boolean => y > 300 && Math.abs(x - 200) < 30;
const shoulders = (x: number, y: number): boolean => y > 380 && Math.abs(x - 200) < 160;
const bust = (x: number, y: number): boolean => head(x, y) || neck(x, y) || shoulders(x, y);
const inDisc = (x: number, y: number, cx: number, cy: number, r: number): boolean =>
  Math.hypot(x - cx, y - cy) < r;

describe("the top of the hair", () => {
  test("is the top of the head in the matte", () => {
    expect(Math.abs(hairTop(matte(bust), FACE) - 150)).toBeLessThanOrEqual(1);
  });

  test("is the top of a bun, not of the skull", () => {
    const bun = matte((x, y) => bust(x, y) || inDisc(x, y, 210, 130, 30));
    expect(Math.abs(hairTop(bun, FACE) - 100)).toBeLessThanOrEqual(1);
  });

  test("is not a lamp above the head, a neighbour, or a single strand", () => {
    expect(
      hairTop(
        matte((x, y) => bust(x, y) || inDisc(x, y, 200, 60, 30)),
        FACE,
      ),
    ).toBeGreaterThan(145);
    expect(
      hairTop(
        matte((x, y) => bust(x, y) || x > 360),
        FACE,
      ),
    ).toBeGreaterThan(145);
    expect(
      hairTop(
        matte((x, y) => bust(x, y) || (x === 200 && y > 80)),
        FACE,
      ),
    ).toBeGreaterThan(145);
    expect(
      hairTop(
        matte((x, y) => (bust(x, y) ? 1 : inDisc(x, y, 200, 140, 40) ? 0.25 : 0)),
        FACE,
      ),
    ).toBeGreaterThan(145);
  });

  test("is 0 when the hair touches the picture's edge, and unknown when the matte misses the face", () => {
    expect(
      hairTop(
        matte((x, y) => bust(x, y) || (y < 200 && Math.abs(x - 200) < 50)),
        FACE,
      ),
    ).toBe(0);
    expect(
      hairTop(
        matte(() => false),
        FACE,
      ),
    ).toBeNaN();
    expect(hairTop(matte(bust), { ...FACE, eyeLine: -5 })).toBeNaN();
  });
});

describe("the extent of the person", () => {
  test("of a bust that goes on below the picture is the whole picture", () => {
    expect(personExtent(matte(bust), FACE)).toEqual({
      bodyEnd: HEIGHT,
      leftCutFrom: null,
      rightCutFrom: null,
    });
  });

  test("ends at a table in front of the chest", () => {
    expect(
      personExtent(
        matte((x, y) => bust(x, y) && y < 470),
        FACE,
      ).bodyEnd,
    ).toBe(470);
  });

  test("does not end at a hole that the matte has in a shirt", () => {
    const holed = matte((x, y) => bust(x, y) && !(y > 480 && y < 492 && Math.abs(x - 200) < 60));
    expect(personExtent(holed, FACE).bodyEnd).toBe(HEIGHT);
  });

  test("says from where the picture's sides cut the shoulders", () => {
    const wide = matte((x, y) => bust(x, y) || (y > 420 && x < 200) || (y > 450 && x >= 200));
    expect(personExtent(wide, FACE)).toEqual({ bodyEnd: HEIGHT, leftCutFrom: 421, rightCutFrom: 451 });
  });

  test("takes no speck on the border for a shoulder", () => {
    expect(
      personExtent(
        matte((x, y) => bust(x, y) || (x === 0 && y === 300)),
        FACE,
      ).leftCutFrom,
    ).toBeNull();
  });
});

describe("landmarks of a face mesh", () => {
  test("are the mean of the eye outlines, and the span between the cheeks at the ears", () => {
    const mesh = new Float32Array(468 * 3);
    const put = (point: number, x: number, y: number): void => mesh.set([x, y, 0], point * 3);
    for (const point of [33, 160, 158, 133, 153, 144]) put(point, 160, 248);
    for (const point of [362, 385, 387, 263, 373, 380]) put(point, 248, 252);
    put(234, 140, 280);
    put(454, 260, 284);
    // The eyes' middle is at 204 and the cheeks' at 200: a head turned a little.
    const { eyeLine, ...rest } = faceLandmarks(mesh);
    expect(rest).toEqual({ faceWidth: 120, faceCentre: 202 });
    // The outlines' mean, raised by 0.7% of the face width.
    expect(eyeLine).toBeCloseTo(250 - 0.84, 6);
  });

  test("of a mesh that is cut short are not numbers", () => {
    expect(faceLandmarks(new Float32Array(30)).faceWidth).toBeNaN();
  });
});
