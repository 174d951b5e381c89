import { beforeAll, describe, expect, it } from "vitest";
import type { Face } from "../../../wasm/face/face.ts";
import { findFaces } from "../../../wasm/face/find-faces.ts";
import { fitPose } from "../../../wasm/face/pose.ts";
import type { Picture } from "../../../wasm/picture.ts";
import { buildPyramid } from "../../../wasm/tensors/pyramid.ts";
import { checkShot } from "../../../worker/photo/checks/run-checks.ts";
import { measureShot } from "../../../worker/photo/measure/measure.ts";
import { getSpec } from "../../../worker/photo/spec/specs.ts";
import { greyPicture } from "../../unit/photo/measure/grey-picture.ts";
import { portraitPicture } from "../portrait.ts";

/** The portrait, 512x512: Eileen Collins, public domain. */
let astronaut: Picture;

beforeAll(() => {
  astronaut = portraitPicture();
});

describe("Faces in workerd", () => {
  it("are found once, nearly frontal, with the mesh inside the picture", async () => {
    const face = only(await findFaces(buildPyramid(astronaut)));
    expect(face.score).toBeGreaterThan(0.8);
    expect(face.presence).toBeGreaterThan(0.99);
    expect(face.mesh).toHaveLength(468 * 3);
    const pose = fitPose(face.mesh);
    expect(Math.abs(pose.yaw)).toBeLessThan(5);
    expect(Math.abs(pose.roll)).toBeLessThan(6);
    expect(pose.unit).toBeGreaterThan(80);
    expect(pose.unit).toBeLessThan(105);
  });

  it("tell by their roll that the picture lies on its side or upside down", async () => {
    for (const [turns, roll] of [
      [1, 90],
      [2, 180],
      [3, -90],
    ] as const) {
      const face = only(await findFaces(buildPyramid(turn(astronaut, turns))));
      const off = Math.abs(((fitPose(face.mesh).roll - roll + 540) % 360) - 180);
      expect(off).toBeLessThan(12);
    }
  });

  it("are both found when there are two", async () => {
    expect(await findFaces(buildPyramid(twice(astronaut)))).toHaveLength(2);
  });

  it("are not seen in a ramp, a wall or bricks", async () => {
    const bricks = (x: number, y: number) => ((x + (y & 32)) % 64 < 4 || y % 32 < 4 ? 90 : 170);
    for (const level of [(x: number) => x / 2, () => 180, bricks]) {
      expect(await findFaces(buildPyramid(greyPicture(512, 512, level)))).toEqual([]);
    }
  });

  it("are judged: the teeth of the smile warn, nothing about the camera fails", async () => {
    const pyramid = buildPyramid(astronaut);
    const face = only(await findFaces(pyramid));
    const spec = getSpec("moe-blue");
    if (!spec) throw new Error("The ministry's spec is gone");
    const checks = checkShot(measureShot({ pyramid, face, facesBehind: [], matte: null }), spec);
    const verdict = (id: string) => checks.find((check) => check.id === id)?.verdict;
    expect(verdict("expression.neutral")).toBe("warn");
    expect(verdict("face.size")).toBe("warn");
    for (const id of [
      "photo.upright",
      "pose.roll",
      "pose.yaw",
      "eyes.open",
      "light.exposure",
      "colour.grey",
    ]) {
      expect([id, verdict(id)]).toEqual([id, "pass"]);
    }
  });
});

function only(faces: readonly Face[]): Face {
  const [face] = faces;
  if (!face || faces.length !== 1) throw new Error(`${faces.length} faces`);
  return face;
}

/** A picture turned clockwise by quarter turns. */
function turn(picture: Picture, turns: number): Picture {
  if (turns === 0) return picture;
  const { width, height, data } = picture;
  const turned = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = 4 * (y * width + x);
      turned.set(data.subarray(from, from + 4), 4 * (x * height + height - 1 - y));
    }
  }
  return turn({ width: height, height: width, data: turned }, turns - 1);
}

/** The picture beside itself. */
function twice({ width, height, data }: Picture): Picture {
  const both = new Uint8ClampedArray(data.length * 2);
  for (let y = 0; y < height; y++) {
    const row = data.subarray(4 * y * width, 4 * (y + 1) * width);
    both.set(row, 8 * y * width);
    both.set(row, 8 * y * width + 4 * width);
  }
  return { width: 2 * width, height, data: both };
}
