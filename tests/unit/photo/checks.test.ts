import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { headCoverScore } from "../../../worker/photo/checks/head.ts";
import type { ResultMeasurements } from "../../../worker/photo/checks/result.ts";
import { judge, type Rule } from "../../../worker/photo/checks/rule.ts";
import { checkResult, checkShot } from "../../../worker/photo/checks/run-checks.ts";
import { measureShot, type ShotMeasurements } from "../../../worker/photo/measure/measure.ts";
import { SPECS } from "../../../worker/photo/spec/specs.ts";
import { drawShot } from "./measure/face.ts";

const BLUE = SPECS.find(({ background, width }) => background.r === 100 && width === 480);
const WHITE = SPECS.find(({ background, width }) => background.r === 255 && width === 480);
if (!BLUE || !WHITE) throw new Error("The ministry's specs are gone");

const plain = measureShot(drawShot());

/** The verdict of one rule on the plain portrait with something changed. */
function verdict(id: string, change: Partial<ShotMeasurements>, spec = BLUE) {
  return checkShot({ ...plain, ...change }, spec as typeof WHITE & object).find((check) => check.id === id)
    ?.verdict;
}

const turned = (angles: Partial<ShotMeasurements["pose"]>) => ({ pose: { ...plain.pose, ...angles } });

describe("The checks of a shot", () => {
  it("fail nothing on a plain drawn portrait", () => {
    expect(checkShot(plain, BLUE).filter((check) => check.verdict === "fail")).toEqual([]);
  });

  it("have unique names, a title and an advice in both languages", () => {
    const checks = checkShot(plain, BLUE);
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length);
    for (const { title, advice } of checks) {
      for (const text of [title, advice]) {
        expect(text.zh).toMatch(/\p{Script=Han}/u);
        expect(text.en).toMatch(/^[A-Z][^\p{Script=Han}]+$/u);
      }
    }
  });

  it("never warn about less and fail about more: a verdict only worsens away from the limit", () => {
    const order = { pass: 0, warn: 1, fail: 2 } as const;
    const rank = (roll: number) => order[verdict("pose.roll", turned({ roll })) ?? "pass"];
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 45, noNaN: true }),
        fc.double({ min: 0, max: 45, noNaN: true }),
        (a, b) => {
          expect(rank(Math.min(a, b))).toBeLessThanOrEqual(rank(Math.max(a, b)));
          expect(rank(a)).toBe(rank(-a));
        },
      ),
    );
  });

  it("take the pose limits from the spec, widened by our own error", () => {
    expect(verdict("pose.roll", turned({ roll: 8 }))).toBe("pass");
    expect(verdict("pose.roll", turned({ roll: 10 }))).toBe("warn");
    expect(verdict("pose.roll", turned({ roll: 12 }))).toBe("fail");
    expect(verdict("pose.yaw", turned({ yaw: 5 }))).toBe("pass");
    expect(verdict("pose.yaw", turned({ yaw: -20 }))).toBe("fail");
    const strict = { ...BLUE, pose: { ...BLUE.pose, roll: 4 } };
    expect(verdict("pose.roll", turned({ roll: 8 }), strict)).toBe("fail");
  });

  it("say to which side the head is to be turned", () => {
    const advice = (roll: number) =>
      checkShot({ ...plain, ...turned({ roll }) }, BLUE).find(({ id }) => id === "pose.roll")?.advice.en;
    expect(advice(15)).toContain("leans to the right");
    expect(advice(-15)).toContain("leans to the left");
  });

  it("call a picture on its side that, and not a tilted head", () => {
    expect(verdict("photo.upright", turned({ roll: 178 }))).toBe("fail");
    expect(verdict("pose.roll", turned({ roll: 178 }))).toBe("pass");
    expect(verdict("photo.upright", turned({ roll: -92 }))).toBe("fail");
  });

  it("forbid blue clothes only before a blue background", () => {
    const clothes = { blue: 0.9, blueChroma: 30, white: 0 };
    expect(verdict("clothes.blue", { clothes })).toBe("fail");
    expect(verdict("clothes.blue", { clothes }, WHITE)).toBeUndefined();
  });

  it("leave white clothes before a white background to the reviewer", () => {
    const inWhite = measureShot(drawShot({ clothes: [248, 248, 246] }));
    expect(verdict("clothes.white", inWhite, WHITE)).toBe("warn");
    expect(verdict("clothes.white", inWhite)).toBeUndefined();
    expect(verdict("clothes.white", plain, WHITE)).toBe("pass");
  });

  it("fail eyes that a flash has made red", () => {
    expect(verdict("eyes.red", measureShot(drawShot({ irisColour: [200, 40, 45] })))).toBe("fail");
    expect(verdict("eyes.red", plain)).toBe("pass");
  });

  it("take no plainly open eye for a shut one, whatever is dark in it", () => {
    const eyes = (openness: number) => ({ eyes: { ...plain.eyes, openness, lashes: 0.7 } });
    expect(verdict("eyes.lids", eyes(0.22))).toBe("fail");
    expect(verdict("eyes.lids", eyes(0.3))).toBe("pass");
  });

  it("pass what could not be seen", () => {
    expect(verdict("clothes.blue", { clothes: null })).toBe("pass");
    expect(verdict("head.cover", { head: null })).toBe("pass");
    expect(verdict("eyes.gaze", { eyes: { ...plain.eyes, gaze: null } })).toBe("pass");
  });

  it("judge brightness by the white of the eyes too, so that dark skin is not a dark photo", () => {
    const light = { ...plain.light, brightest: 38 };
    expect(verdict("light.exposure", { light, eyes: { ...plain.eyes, white: 55 } })).toBe("pass");
    expect(verdict("light.exposure", { light, eyes: { ...plain.eyes, white: 25 } })).toBe("fail");
  });

  it("fail dark lenses over the drawn eyes and a wide open mouth", () => {
    expect(verdict("glasses.tint", measureShot(drawShot({ lens: [20, 20, 22] })))).toBe("fail");
    expect(verdict("mouth.closed", measureShot(drawShot({ mouth: "open", gap: 0.06 })))).toBe("fail");
  });

  it("expect more difference of colour around the eyes in skin that has more colour", () => {
    const around = (chroma: number) => ({
      eyeCover: { tint: 20, shade: 0.9 },
      light: { ...plain.light, chroma },
    });
    expect(verdict("glasses.tint", around(20))).toBe("fail");
    expect(verdict("glasses.tint", around(38))).toBe("pass");
  });

  it("do not judge the hue of skin that has hardly any colour", () => {
    const skin = (chroma: number) => ({ light: { ...plain.light, hue: -46, chroma } });
    expect(verdict("colour.natural", skin(5.6))).toBe("pass");
    expect(verdict("colour.natural", skin(15))).toBe("fail");
  });

  it("leave teeth in a smile to the reviewer, and fail them in a face that does not smile", () => {
    const teeth = (wide: number, lift: number) =>
      measureShot(drawShot({ mouth: "teeth", gap: 0.06, wide, lift }));
    expect(verdict("expression.neutral", teeth(1, 0))).toBe("fail");
    expect(verdict("expression.neutral", teeth(1.35, 0.08))).toBe("warn");
    expect(verdict("mouth.closed", teeth(1.35, 0.08))).toBe("pass");
    // As wide as a smile, with the corners down: a grimace.
    expect(verdict("expression.neutral", teeth(1.35, 0))).toBe("fail");
  });

  it("fail a mask or a hand over the mouth, and pass lips in a beard", () => {
    const over = (colour: readonly [number, number, number]) =>
      measureShot(drawShot({ things: [{ x: 0, y: 0.5, width: 0.9, height: 0.7, colour }] }));
    expect(verdict("mouth.free", over([150, 190, 215]))).toBe("fail");
    expect(verdict("mouth.free", over([205, 160, 135]))).toBe("fail");
    expect(verdict("mouth.free", plain)).toBe("pass");
  });

  it("fail a fist beside the jaw, and pass grey cloth or nothing there", () => {
    const beside = (colour: readonly [number, number, number]) =>
      measureShot(drawShot({ things: [{ x: -0.65, y: 0.6, width: 0.35, height: 0.4, colour }] }));
    expect(verdict("face.hand", beside([205, 160, 135]))).toBe("fail");
    expect(verdict("face.hand", beside([120, 120, 120]))).toBe("pass");
    expect(verdict("face.hand", plain)).toBe("pass");
  });

  it("fail a hand before the throat, and pass a collar open on both sides or shaded on one", () => {
    const skin = [205, 160, 135] as const;
    const held = (x: number, width: number, colour: readonly [number, number, number] = skin) =>
      measureShot(drawShot({ things: [{ x, y: 1.15, width, height: 0.5, colour }] }));
    expect(verdict("throat.hand", held(-0.35, 0.4))).toBe("fail");
    expect(verdict("throat.hand", held(0.35, 0.4))).toBe("fail");
    expect(verdict("throat.hand", held(0, 0.9))).toBe("pass");
    expect(verdict("throat.hand", held(-0.35, 0.4, [150, 112, 92]))).toBe("pass");
    expect(verdict("throat.hand", plain)).toBe("pass");
  });

  it("fail a flower or a gold clip in dark hair, and pass a strand lighter than the rest", () => {
    const clip = (colour: readonly [number, number, number]) =>
      measureShot(drawShot({ things: [{ x: 0.3, y: -0.8, width: 0.16, height: 0.16, colour }] }));
    expect(verdict("head.ornament", clip([120, 90, 200]))).toBe("fail");
    expect(verdict("head.ornament", clip([250, 250, 245]))).toBe("fail");
    expect(verdict("head.ornament", clip([215, 170, 40]))).toBe("fail");
    expect(verdict("head.ornament", clip([95, 70, 50]))).toBe("pass");
    expect(verdict("head.ornament", plain)).toBe("pass");
  });

  it("warn about a second face far behind", () => {
    expect(verdict("faces.count", { facesBehind: 1 })).toBe("warn");
  });
});

describe("Something on the head", () => {
  const bare = {
    cut: 0,
    topAgainstSides: 8,
    top: { l: 15, a: 2, b: 3 },
    brows: 25,
    foreheadCover: 5,
    ears: 0.4,
  };

  it("is a top of another colour than the hair below, a colour no hair has, or white over dark brows", () => {
    expect(headCoverScore(bare)).toBeLessThan(0.5);
    expect(headCoverScore({ ...bare, topAgainstSides: 56 })).toBeGreaterThan(1);
    expect(headCoverScore({ ...bare, top: { l: 30, a: -20, b: 14 } })).toBeGreaterThan(1);
    expect(headCoverScore({ ...bare, top: { l: 88, a: 0, b: -6 } })).toBeGreaterThan(1);
  });

  it("is not white hair over white brows, nor a bald head", () => {
    expect(headCoverScore({ ...bare, top: { l: 85, a: 0, b: 2 }, brows: 70 })).toBeLessThan(0.75);
    expect(headCoverScore({ ...bare, top: { l: 72, a: 12, b: 14 }, brows: 10 })).toBeLessThan(0.75);
    expect(headCoverScore({ ...bare, top: { l: 86, a: 14, b: 13 }, brows: 10 })).toBeLessThan(0.75);
  });
});

describe("The checks of the finished photo", () => {
  const result: ResultMeasurements = {
    hairTop: 80,
    eyeLine: 250,
    faceWidth: 240,
    centreOffset: 0,
    sideCut: 0,
    backgroundError: 1,
    bytes: 30_000,
    quality: 85,
    width: 480,
    height: 640,
    dpi: 300,
  };
  const failing = (change: Partial<ResultMeasurements>) =>
    checkResult({ ...result, ...change }, BLUE)
      .filter(({ verdict }) => verdict === "fail")
      .map(({ id }) => id);

  it("pass in the middle of every band", () => {
    expect(failing({})).toEqual([]);
  });

  it("fail a line outside the published band by a tenth of a pixel, and not by what nobody can measure", () => {
    const top = (hairTop: number) =>
      checkResult({ ...result, hairTop }, BLUE).find(({ id }) => id === "frame.hair-top");
    expect(top(50)?.verdict).toBe("pass");
    expect(top(49.996)?.verdict).toBe("pass");
    expect(top(49.9)?.verdict).toBe("fail");
    expect(top(49.9)?.limit).toEqual({ min: 50, max: 110 });
  });
  it("fail one by one outside of the ministry's bands", () => {
    expect(failing({ hairTop: 47 })).toEqual(["frame.hair-top"]);
    expect(failing({ hairTop: 113 })).toEqual(["frame.hair-top"]);
    expect(failing({ eyeLine: 197 })).toEqual(["frame.eye-line"]);
    expect(failing({ faceWidth: 303 })).toEqual(["frame.face-width"]);
    expect(failing({ centreOffset: -40 })).toEqual(["frame.centre"]);
    expect(failing({ backgroundError: 3 })).toEqual(["background.colour"]);
    expect(failing({ bytes: 41_000 })).toEqual(["file.size"]);
    expect(failing({ quality: 59 })).toEqual(["file.quality"]);
    expect(failing({ width: 479 })).toEqual(["file.width"]);
    expect(failing({ dpi: 72 })).toEqual(["file.density"]);
  });
});

describe("Judging", () => {
  const rule: Rule<number> = {
    id: "test",
    title: { zh: "测试", en: "Test" },
    unit: "px",
    value: (value) => value,
    limits: () => ({ pass: { min: 1, max: 2 }, warn: { min: 0 } }),
    advice: { zh: "测试", en: "Test" },
  };

  it("includes the limits themselves and leaves absent ends open", () => {
    const verdicts = [-0.001, 0, 0.999, 1, 2, 2.001, 1e9].map(
      (value) => judge([rule], value, BLUE)[0]?.verdict,
    );
    expect(verdicts).toEqual(["fail", "warn", "warn", "pass", "pass", "warn", "warn"]);
  });

  it("keeps three decimals of what was measured", () => {
    expect(judge([rule], 1.23456, BLUE)[0]?.measured).toBe(1.235);
  });
});
