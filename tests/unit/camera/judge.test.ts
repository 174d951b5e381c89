import { describe, expect, test } from "vitest";
import type { Hint } from "../../../web/app/camera/guide/hint.ts";
import { judge } from "../../../web/app/camera/guide/judge.ts";
import type { FaceSight, Sight } from "../../../web/app/camera/guide/sight.ts";
import { FRAME, faceInPlace, reading, sightOf, TARGET } from "./sights.ts";

const about = (sight: Sight, more: { shown?: Hint; front?: boolean; roll?: number; tilt?: number } = {}) =>
  judge(
    {
      sight,
      target: TARGET,
      front: more.front === true,
      level:
        more.roll === undefined && more.tilt === undefined
          ? null
          : { roll: more.roll ?? 0, tilt: more.tilt ?? 0 },
    },
    more.shown ?? null,
  ).map(({ hint }) => hint);

const { min, max, aim } = TARGET.faceWidth;

describe("The camera", () => {
  test("is content with a face in its place", () => {
    expect(about(sightOf(faceInPlace()), { roll: 1, tilt: 3 })).toEqual([]);
  });

  test.each<readonly [string, Partial<FaceSight>, Hint]>([
    ["someone far away comes closer", { width: 0.8 * min }, "closer"],
    ["someone near goes further away", { width: 1.1 * max }, "further"],
    ["a face that the lens enlarges is photographed from further back", { closeness: 0.15 }, "stepBack"],
    ["a face on the left wants the phone to the left", { centre: FRAME.width / 2 - 0.7 * aim }, "moveLeft"],
    [
      "a face on the right wants the phone to the right",
      { centre: FRAME.width / 2 + 0.7 * aim },
      "moveRight",
    ],
    ["a face near the upper edge wants the phone higher", { eyeLine: 0.5 * aim }, "moveUp"],
    ["a face near the lower edge wants the phone lower", { eyeLine: FRAME.height - aim }, "moveDown"],
    ["someone who walks is asked to stand still", { speed: 2 }, "still"],
  ])("says so when %s", (_, differs, hint) => {
    expect(about(sightOf(faceInPlace(differs)))[0]).toBe(hint);
  });

  test.each<readonly [Hint, FaceSight]>([
    ["headLevel", reading("roll", -9.5, -9, 9)],
    ["faceFront", reading("yaw", 9, -8.4, 8.4)],
    ["chinUp", reading("pitch", 12, -10, 10)],
    ["chinDown", reading("pitch", -12, -10, 10)],
    ["moreLight", reading("exposure", 41, 44)],
    ["lessLight", reading("burnt", 0.05, undefined, 0.04)],
    ["evenLight", reading("sides", 3, undefined, 2.8)],
    ["eyesOpen", reading("eyes", 0.18, 0.2)],
    ["lookHere", reading("gaze", -14, -13.5, 13.5)],
    ["noGlasses", reading("glasses", 0.6, undefined, 0.55)],
    ["closeMouth", reading("mouth", 0.05, undefined, 0.028)],
  ])("turns what the server would refuse into the hint %s", (hint, face) => {
    expect(about(sightOf(face))).toEqual([hint]);
  });

  test("keeps off the server's limits, but does not ask narrow eyes to open or dark skin for more light", () => {
    expect(about(sightOf(reading("yaw", 8.2, -8.4, 8.4)))).toEqual(["faceFront"]);
    expect(about(sightOf(reading("eyes", 0.205, 0.2)))).toEqual([]);
    expect(about(sightOf(reading("exposure", 45, 44)))).toEqual([]);
  });

  test("asks for light when it sees nobody because it is dark", () => {
    expect(about(sightOf(null))).toEqual(["noFace"]);
    expect(about(sightOf(null, 0, 20))).toEqual(["tooDark"]);
  });

  test("wants one person only", () => {
    expect(about(sightOf(null, 2))).toEqual(["several"]);
  });

  test("asks for the right place before the pose, and for the pose before the light", () => {
    const face = faceInPlace({
      width: 0.9 * min,
      readings: { exposure: { measured: 10, min: 50 }, yaw: { measured: 30, min: -8.4, max: 8.4 } },
    });
    expect(about(sightOf(face))).toEqual(["closer", "faceFront", "moreLight"]);
  });

  test("names the larger of two problems of one kind first", () => {
    const face = faceInPlace({ width: 0.95 * min, centre: FRAME.width / 2 + 1.4 * aim });
    expect(about(sightOf(face))).toEqual(["moveRight", "closer"]);
  });

  test("wants the phone level and upright where it knows how it is held", () => {
    expect(about(sightOf(faceInPlace()), { roll: 9 })).toEqual(["levelPhone"]);
    expect(about(sightOf(faceInPlace()), { tilt: -25 })).toEqual(["uprightPhone"]);
  });

  test("keeps a hint until its problem is clearly solved", () => {
    const nearly = sightOf(faceInPlace({ width: 1.02 * min }));
    expect(about(nearly)).toEqual([]);
    expect(about(nearly, { shown: "closer" })).toEqual(["closer"]);
    const turned = sightOf(reading("yaw", 7.2, -8.4, 8.4));
    expect(about(turned)).toEqual([]);
    expect(about(turned, { shown: "faceFront" })).toEqual(["faceFront"]);
  });

  test("knows that the front camera's left is the right of who holds the phone", () => {
    const face = faceInPlace({ centre: FRAME.width / 2 - 0.7 * aim });
    expect(about(sightOf(face), { front: true })).toEqual(["moveRight"]);
  });
});
