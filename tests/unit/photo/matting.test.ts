import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { solveClosedForm } from "../../../wasm/matting/closed-form.ts";
import { signedDistance } from "../../../wasm/matting/distance.ts";
import { estimateForeground } from "../../../wasm/matting/foreground.ts";
import { dropIslands } from "../../../wasm/matting/islands.ts";
import { matte } from "../../../wasm/matting/matte.ts";
import { meanBelief } from "../../../wasm/matting/sighting.ts";
import { personRegion } from "../../../wasm/matting/topology.ts";
import { workFrame, workPicture } from "../../../wasm/matting/work-frame.ts";
import { bust, compose, meanError, type Scene, sightingOf } from "./matting-scene.ts";

describe("A matte", () => {
  it("finds the exact outline where the model's is soft and off by several pixels", () => {
    const scene = bust({ behind: (x, y) => [90 + (x >> 3), 120, 140 - (y >> 4)] });
    const seen = sightingOf(scene, { shift: 5, blur: 9 });
    const found = matte(scene.picture, scene.face, [seen]);
    expect(meanError(found.alpha, scene.alpha, band(scene))).toBeLessThan(0.03);
    expect(meanError(seenAlpha(scene, seen), scene.alpha, band(scene))).toBeGreaterThan(0.1);
  });

  it("keeps a white collar before a pale wall, where colours say little", () => {
    const scene = bust({ behind: () => [226, 226, 224], clothes: [240, 240, 242] });
    const found = matte(scene.picture, scene.face, [sightingOf(scene, { shift: 0, blur: 5 })]);
    const shoulders = scene.alpha.map((value, i) => (value === 255 && i > 330 * 320 ? 1 : 0));
    expect(meanError(found.alpha, scene.alpha, shoulders)).toBeLessThan(0.02);
  });

  it("is background wherever nothing joins the face, whatever the model saw there", () => {
    const scene = bust({ behind: () => [90, 120, 140] });
    const seen = sightingOf(scene, { shift: 0, blur: 5 });
    for (let y = 4; y < 12; y++) seen.belief.fill(1, y * seen.side + 3, y * seen.side + 10);
    const found = matte(scene.picture, scene.face, [seen]);
    expect(Math.max(...found.alpha.subarray(0, 40 * 320).filter((_, i) => i % 320 < 40))).toBe(0);
  });

  it("fills what looks like a hole in the face", () => {
    const scene = bust({ behind: () => [90, 120, 140], mark: [90, 120, 140] });
    const found = matte(scene.picture, scene.face, [sightingOf(scene, { shift: 0, blur: 5 })]);
    expect(meanError(found.alpha, scene.alpha, band(scene))).toBeLessThan(0.03);
    expect(found.alpha[200 * 320 + 160]).toBe(255);
  });

  it("believes in the face even where a look from near denies it", () => {
    const scene = bust({ behind: () => [205, 160, 135] });
    const near = {
      box: { x: 60, y: 100, width: 200, height: 200 },
      side: 64,
      belief: new Float32Array(64 * 64),
    };
    const found = matte(scene.picture, scene.face, [sightingOf(scene, { shift: 0, blur: 5 }), near, near]);
    expect(found.alpha[200 * 320 + 140]).toBe(255);
  });

  it("comes at the picture's own size when the picture is matted at a smaller one", () => {
    const scene = bust({ behind: () => [90, 120, 140], scale: 5 });
    expect(workFrame(scene.picture, scene.face).step).toBeGreaterThan(1);
    const found = matte(scene.picture, scene.face, [sightingOf(scene, { shift: 1, blur: 4 })]);
    expect([found.width, found.height]).toEqual([1600, 2000]);
    expect(meanError(found.alpha, scene.alpha, band(scene))).toBeLessThan(0.03);
  });

  it("is no worse than what was seen when the face is at the picture's very edge", () => {
    const scene = bust({ behind: () => [90, 120, 140] });
    const face = { x: -40, y: -30, width: 100, height: 100 };
    const found = matte(scene.picture, face, [sightingOf(scene, { shift: 0, blur: 5 })]);
    expect(found.alpha).toHaveLength(scene.alpha.length);
  });
});

describe("Closed-form matting", () => {
  it("recovers any opacity that is linear in colour, from prior that knows nothing", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }), (rises) => {
        const all = rises.reduce((sum, rise) => sum + rise);
        const knots = [
          0,
          ...rises.map((_, i) => (100 * rises.slice(0, i + 1).reduce((a, b) => a + b)) / all),
        ];
        const width = 48;
        const truth = Float32Array.from({ length: width * 12 }, (_, i) => {
          const x = i % width;
          if (x < 20) return 0;
          if (x >= 28) return 1;
          const at = ((x - 20) / 8) * (knots.length - 1);
          const low = Math.floor(at);
          return (
            ((knots[low] ?? 0) * (1 - at + low) +
              (knots[Math.min(knots.length - 1, low + 1)] ?? 0) * (at - low)) /
            100
          );
        });
        const picture = compose(truth, width, 12, [250, 230, 200], [10, 40, 30]);
        const alpha = truth.slice();
        const at = Int32Array.from(truth.keys()).filter((i) => i % width >= 18 && i % width < 30);
        for (const i of at) alpha[i] = 0.5;
        const prior = new Float32Array(at.length).fill(0.5);
        const weight = new Float32Array(at.length).fill(1e-6);
        solveClosedForm(picture, alpha, { at, prior, weight }, 1e-5);
        for (const i of at) expect(Math.abs((alpha[i] ?? 0) - (truth[i] ?? 0))).toBeLessThan(0.1);
      }),
      { numRuns: 20 },
    );
  });

  it("leaves the prior where all is one colour, and known pixels alone", () => {
    const alpha = new Float32Array(400);
    const picture = compose(alpha, 20, 20, [0, 0, 0], [77, 77, 77]);
    const at = Int32Array.from({ length: 400 }, (_, i) => i);
    const prior = new Float32Array(400).fill(0.3);
    solveClosedForm(picture, alpha, { at, prior, weight: new Float32Array(400).fill(0.01) }, 1e-5);
    for (const value of alpha) expect(value).toBeCloseTo(0.3, 3);
    solveClosedForm(
      picture,
      alpha.fill(1),
      { at: new Int32Array(0), prior: new Float32Array(0), weight: new Float32Array(0) },
      1e-5,
    );
    expect(new Set(alpha)).toEqual(new Set([1]));
  });
});

describe("The foreground's colours", () => {
  it("come out of a mixture that is half background", () => {
    const scene = bust({ behind: () => [20, 200, 40], clothes: [200, 40, 40] });
    const foreground = estimateForeground(scene.picture, { ...scene.picture, alpha: scene.alpha });
    let worst = 0;
    for (let i = 310 * 320; i < scene.alpha.length; i++) {
      const opacity = scene.alpha[i] ?? 0;
      if (opacity < 60 || opacity === 255) continue;
      worst = Math.max(worst, Math.abs((foreground.data[i * 4 + 1] ?? 0) - 40));
    }
    expect(worst).toBeLessThan(40);
  });

  it("may be written over the picture's own, and are the same there", () => {
    const scene = bust({ behind: () => [20, 200, 40] });
    const opacities = { ...scene.picture, alpha: scene.alpha };
    const apart = estimateForeground(scene.picture, opacities);
    expect(apart.data).not.toEqual(scene.picture.data);
    const inPlace = estimateForeground(scene.picture, opacities, scene.picture.data);
    expect(inPlace.data).toBe(scene.picture.data);
    expect(inPlace.data).toEqual(apart.data);
  });
});

describe("The parts of matting", () => {
  it("measure distance from an outline, positive inside", () => {
    const inside = Uint8Array.from({ length: 21 * 21 }, (_, i) =>
      Math.hypot((i % 21) - 10, Math.floor(i / 21) - 10) <= 6 ? 1 : 0,
    );
    const distance = signedDistance(inside, 21, 21);
    expect(distance[10 * 21 + 10]).toBeGreaterThan(5.5);
    expect(distance[10 * 21 + 16]).toBe(0.5);
    expect(distance[10 * 21 + 17]).toBe(-0.5);
    expect(distance[0]).toBeLessThan(-6);
  });

  it("take the mean of sightings, closer ones a little more, and fade one out where it cuts the picture off", () => {
    const whole = { box: { x: 0, y: 0, width: 100, height: 100 }, side: 4, belief: new Float32Array(16) };
    const part = {
      box: { x: 50, y: 0, width: 50, height: 100 },
      side: 4,
      belief: new Float32Array(16).fill(1),
    };
    const lattice = { left: 0.5, top: 50, step: 1, width: 100, height: 2 };
    const belief = meanBelief([whole, part], lattice, { width: 100, height: 100 });
    expect(belief[20]).toBe(0);
    expect(belief[51]).toBeLessThan(0.25);
    expect(belief[80]).toBeGreaterThan(0.5);
    expect(belief[80]).toBeLessThan(0.6);
    expect(belief[99]).toBe(belief[80]);
  });

  it("keep the region of the face, fill its specks, and leave a real gap open", () => {
    const width = 60;
    const belief = Float32Array.from({ length: width * 60 }, (_, i) => {
      const x = i % width;
      const y = Math.floor(i / width);
      if (x > 54 && y < 5) return 0.9;
      if (x < 10 || x >= 50) return 0.1;
      if (x === 20 && y === 30) return 0.1;
      return x >= 30 && x < 45 && y >= 20 && y < 40 ? 0.1 : 0.9;
    });
    const region = personRegion(belief, belief.slice(), { width, height: 60 }, 30 * width + 15, 40);
    expect(region[57]).toBe(0);
    expect(belief[57]).toBe(0);
    expect(region[30 * width + 20]).toBe(1);
    expect(region[30 * width + 35]).toBe(0);
  });

  it("drop islands but not what hangs together by a faint thread", () => {
    const alpha = new Uint8Array(100 * 100);
    for (let x = 0; x < 100; x++)
      for (let y = 40; y < 60; y++) alpha[y * 100 + x] = x < 30 || x > 80 ? 255 : 0;
    for (let x = 30; x <= 80; x++) alpha[50 * 100 + x] = 40;
    for (let x = 0; x < 100; x++) alpha[90 * 100 + x] = 255;
    dropIslands({ width: 100, height: 100, alpha }, { x: 5, y: 40, width: 20, height: 20 });
    expect(alpha[50 * 100 + 90]).toBe(255);
    expect(alpha[90 * 100 + 50]).toBe(0);
  });

  it("average a working picture without leaving the photo", () => {
    const width = 1700;
    const data = new Uint8ClampedArray(width * 1000 * 4).fill(100);
    const picture = { width, height: 1000, data };
    const frame = workFrame(picture, { x: 400, y: 100, width: 900, height: 800 });
    const work = workPicture(picture, frame);
    expect(work.width).toBeLessThanOrEqual(Math.ceil(width / 2.25));
    expect(work.data.every((level, i) => level === (i % 4 === 3 ? 255 : 100))).toBe(true);
  });
});

function band({ alpha, picture }: Scene): Uint8Array {
  const reach = Math.round(picture.width / 32);
  const inside = alpha.map((value) => (value > 127 ? 1 : 0));
  return Uint8Array.from(signedDistance(inside, picture.width, picture.height), (distance) =>
    Math.abs(distance) < reach ? 1 : 0,
  );
}

function seenAlpha({ picture }: Scene, seen: ReturnType<typeof sightingOf>): Uint8Array {
  const { width, height } = picture;
  const belief = meanBelief([seen], { left: 0.5, top: 0.5, step: 1, width, height }, picture);
  return Uint8Array.from(belief, (value) => Math.round(255 * value));
}
