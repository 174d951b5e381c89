import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CropPlan, planCrop } from "../../../../worker/photo/geometry/crop-plan.ts";
import { narrowedBands } from "../../../../worker/photo/geometry/frame-fit.ts";
import type { Landmarks, PersonExtent } from "../../../../worker/photo/geometry/landmarks.ts";
import { MIN_FACE_WIDTH, MIN_MARGIN, SAFE_MARGIN } from "../../../../worker/photo/geometry/limits.ts";
import { cropAdvice } from "../../../../worker/photo/geometry/refusal.ts";
import type { Band, PhotoSpec } from "../../../../worker/photo/spec/spec.ts";
import { SPECS } from "../../../../worker/photo/spec/specs.ts";

const MINISTRY = SPECS[0] as PhotoSpec;
const WHOLE: PersonExtent = { bodyEnd: 2000, leftCutFrom: null, rightCutFrom: null };
const SOURCE = { width: 1500, height: 2000 };
/** Exactly the ministry's proportions: 170 from hair to eyes for 240 between the cheeks, at twice the size. */
const IDEAL: Landmarks = { hairTop: 260, eyeLine: 600, faceWidth: 480, faceCentre: 750 };

function accepted(plan: CropPlan): Extract<CropPlan, { ok: true }> {
  if (!plan.ok) throw new Error(`refused: ${plan.refusal.code}`);
  return plan;
}

function refused(plan: CropPlan): string {
  return plan.ok ? "accepted" : plan.refusal.code;
}

describe("crop plan", () => {
  test("a head of the standard's proportions lands on every aim", () => {
    const { predicted, margin, scale, crop } = accepted(planCrop(IDEAL, WHOLE, SOURCE, MINISTRY));
    expect(margin).toBe(1);
    expect(scale).toBeCloseTo(0.5, 9);
    expect(predicted.hairTop).toBeCloseTo(80, 6);
    expect(predicted.eyeLine).toBeCloseTo(250, 6);
    expect(predicted.faceWidth).toBeCloseTo(240, 6);
    expect(predicted.centreOffset).toBeCloseTo(0, 6);
    expect(crop).toEqual({ x: 270, y: 100, width: 960, height: 1280 });
  });

  test("a bun shrinks the head until hair, eyes and face miss their aims by the same share", () => {
    const tall = { ...IDEAL, hairTop: 100 };
    const { predicted, margin } = accepted(planCrop(tall, WHOLE, SOURCE, MINISTRY));
    expect(margin).toBeGreaterThan(0.4);
    // The bands' halves, less 5 px of face width, 1 of hair and 1 of eyes for other judges.
    expect((240 - predicted.faceWidth) / 55).toBeCloseTo(1 - margin, 6);
    expect((80 - predicted.hairTop) / 29).toBeCloseTo(1 - margin, 6);
    expect((predicted.eyeLine - 250) / 49).toBeCloseTo(1 - margin, 6);
  });

  test("a photo that ends under the shoulders is shifted within the bands instead of growing rows", () => {
    const plan = accepted(planCrop(IDEAL, { ...WHOLE, bodyEnd: 1300 }, SOURCE, MINISTRY));
    expect(plan.crop.y + plan.crop.height - 0.5 / plan.scale).toBeLessThan(1300);
    expect(plan.predicted.eyeLine).toBeGreaterThan(250);
  });

  test("a photo that ends at the chin is refused with the rows that are missing", () => {
    const plan = planCrop(IDEAL, { ...WHOLE, bodyEnd: 900 }, SOURCE, MINISTRY);
    expect(refused(plan)).toBe("body_cut_below");
    if (plan.ok || plan.refusal.code !== "body_cut_below") return;
    const enough = { ...WHOLE, bodyEnd: 900 + plan.refusal.missingRows };
    expect(planCrop(IDEAL, enough, SOURCE, MINISTRY).ok).toBe(true);
    const short = { ...WHOLE, bodyEnd: 900 + plan.refusal.missingRows - 2 };
    expect(planCrop(IDEAL, short, SOURCE, MINISTRY).ok).toBe(false);
  });

  test("hair at the picture's upper edge, a small face and impossible proportions are told apart", () => {
    const plan = (differs: Partial<Landmarks>) =>
      refused(planCrop({ ...IDEAL, ...differs }, WHOLE, SOURCE, MINISTRY));
    expect(plan({ hairTop: 1 })).toBe("head_top_cropped");
    expect(plan({ faceWidth: MIN_FACE_WIDTH - 1, hairTop: 540 })).toBe("face_too_small");
    expect(plan({ hairTop: 20, eyeLine: 900 })).toBe("hair_too_tall");
    expect(plan({ hairTop: 500 })).toBe("forehead_too_low");
    expect(plan({ hairTop: 700 })).toBe("landmarks_inconsistent");
    expect(plan({ eyeLine: Number.NaN })).toBe("landmarks_inconsistent");
  });

  test("a shoulder cut by the picture's side is kept out of sight by zooming in", () => {
    const source = { width: 940, height: 2000 };
    const landmarks = { ...IDEAL, faceCentre: 470 };
    const cut: PersonExtent = { ...WHOLE, leftCutFrom: 1000, rightCutFrom: 1000 };
    const { crop, sideCut, predicted } = accepted(planCrop(landmarks, cut, source, MINISTRY));
    expect(sideCut).toEqual({ left: 0, right: 0 });
    expect(crop.x).toBeGreaterThanOrEqual(-1e-6);
    expect(crop.x + crop.width).toBeLessThanOrEqual(940 + 1e-6);
    expect(predicted.faceWidth).toBeGreaterThan(240);
  });

  test("a shoulder cut only below the frame does not narrow it", () => {
    const landmarks = { ...IDEAL, faceCentre: 440 };
    const source = { width: 880, height: 2000 };
    const plan = accepted(planCrop(landmarks, { ...WHOLE, leftCutFrom: 1400 }, source, MINISTRY));
    expect(plan.margin).toBe(1);
    expect(plan.sideCut).toEqual({ left: 0, right: 0 });
  });

  test("a picture too narrow for the frame keeps a safe margin and says how much of the cut shows", () => {
    const source = { width: 700, height: 2000 };
    const landmarks = { ...IDEAL, faceCentre: 350 };
    const plan = accepted(
      planCrop(landmarks, { ...WHOLE, leftCutFrom: 1000, rightCutFrom: 1000 }, source, MINISTRY),
    );
    expect(plan.margin).toBeCloseTo(SAFE_MARGIN, 6);
    expect(plan.sideCut.left).toBeCloseTo((480 - plan.scale * 700) / 2, 6);
    expect(plan.sideCut.right).toBeCloseTo(plan.sideCut.left, 6);
  });

  test("a face beside the middle of a narrow picture moves off the centre within its tolerance to hide a cut", () => {
    // The body ends so early that the margin is small already, and zooming in cannot hide the left shoulder's cut.
    const landmarks = { ...IDEAL, faceCentre: 465 };
    const cut: PersonExtent = { bodyEnd: 1255, leftCutFrom: 1000, rightCutFrom: null };
    const narrow = accepted(planCrop(landmarks, cut, { width: 940, height: 1255 }, MINISTRY));
    expect(narrow.sideCut).toEqual({ left: 0, right: 0 });
    const left = { ...landmarks, faceCentre: 380 };
    const shown = accepted(planCrop(left, cut, { width: 940, height: 1255 }, MINISTRY));
    expect(shown.sideCut.left).toBeGreaterThan(0);
    expect(shown.predicted.centreOffset).toBeLessThan(0);
    expect(shown.predicted.centreOffset).toBeGreaterThanOrEqual(-MINISTRY.geometry.centreOffset);
  });

  test("every refusal has advice in both languages", () => {
    expect(cropAdvice({ code: "head_top_cropped" }).zh).toMatch(/头顶/);
    expect(cropAdvice({ code: "head_top_cropped" }).en).toMatch(/top of the head/);
  });
});

const scenes = fc.record({
  spec: fc.constantFrom(...SPECS),
  faceWidth: fc.double({ min: 60, max: 900, noNaN: true }),
  /** Hair to eyes, in face widths. */
  rise: fc.double({ min: 0.2, max: 1.7, noNaN: true }),
  hairTop: fc.double({ min: 0, max: 400, noNaN: true }),
  /** Body below the eyes, in face widths. */
  body: fc.double({ min: 0.5, max: 4, noNaN: true }),
  width: fc.integer({ min: 300, max: 3000 }),
  centre: fc.double({ min: 0.2, max: 0.8, noNaN: true }),
  leftCut: fc.option(fc.double({ min: 0, max: 3, noNaN: true })),
  rightCut: fc.option(fc.double({ min: 0, max: 3, noNaN: true })),
});

function build({ faceWidth, rise, hairTop, body, width, centre, leftCut, rightCut }: Scene) {
  const eyeLine = hairTop + rise * faceWidth;
  const landmarks: Landmarks = { hairTop, eyeLine, faceWidth, faceCentre: centre * width };
  const height = Math.ceil(eyeLine + body * faceWidth);
  const below = (of: number | null) => (of === null ? null : eyeLine + of * faceWidth);
  const extent: PersonExtent = {
    bodyEnd: height,
    leftCutFrom: below(leftCut),
    rightCutFrom: below(rightCut),
  };
  return { landmarks, extent, source: { width, height } };
}
type Scene = Omit<typeof scenes extends fc.Arbitrary<infer T> ? T : never, "spec">;

describe("every crop plan", () => {
  const inside = (value: number, { min, max, aim }: Band, margin: number): boolean =>
    value >= min + margin * (aim - min) - 1e-6 && value <= max - margin * (max - aim) + 1e-6;

  test("that is accepted holds all bands with the margin it states, at the spec's exact aspect", () => {
    fc.assert(
      fc.property(scenes, ({ spec, ...scene }) => {
        const { landmarks, extent, source } = build(scene);
        const plan = planCrop(landmarks, extent, source, spec);
        if (!plan.ok) return;
        const { crop, scale, margin } = plan;
        expect(margin).toBeGreaterThanOrEqual(MIN_MARGIN);
        expect(crop.width * scale).toBeCloseTo(spec.width, 6);
        expect(crop.height * scale).toBeCloseTo(spec.height, 6);
        const bands = spec.geometry;
        const kept = Math.max(0, margin);
        expect(inside((landmarks.hairTop - crop.y) * scale, bands.hairTop, kept)).toBe(true);
        expect(inside((landmarks.eyeLine - crop.y) * scale, bands.eyeLine, kept)).toBe(true);
        expect(inside(landmarks.faceWidth * scale, bands.faceWidth, kept)).toBe(true);
        const off = (landmarks.faceCentre - crop.x) * scale - spec.width / 2;
        expect(Math.abs(off)).toBeLessThanOrEqual(bands.centreOffset + 1e-6);
      }),
      { numRuns: 1000 },
    );
  });

  test("has bands from the published ones to the aims, narrower with every margin", () => {
    const margin = fc.double({ min: -1, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.constantFrom(...SPECS), margin, margin, (spec, a, b) => {
        const [wide, narrow] = [narrowedBands(spec, Math.min(a, b)), narrowedBands(spec, Math.max(a, b))];
        for (const key of ["hairTop", "eyeLine", "faceWidth"] as const) {
          expect(narrow[key].min).toBeGreaterThanOrEqual(wide[key].min - 1e-9);
          expect(narrow[key].max).toBeLessThanOrEqual(wide[key].max + 1e-9);
          expect(narrowedBands(spec, -1)[key]).toEqual(spec.geometry[key]);
          expect(narrowedBands(spec, 1)[key].min).toBeCloseTo(spec.geometry[key].aim, 9);
          expect(narrowedBands(spec, 1)[key].max).toBeCloseTo(spec.geometry[key].aim, 9);
        }
      }),
    );
  });

  test("that is accepted needs no row below the body and shows no cut side that it does not state", () => {
    fc.assert(
      fc.property(scenes, ({ spec, ...scene }) => {
        const { landmarks, extent, source } = build(scene);
        const plan = planCrop(landmarks, extent, source, spec);
        if (!plan.ok) return;
        const { crop, scale, sideCut } = plan;
        const bottom = crop.y + crop.height;
        // The middle of the last row lies in the body, so that nothing is made up.
        expect(bottom - 0.5 / scale).toBeLessThan(extent.bodyEnd);
        if (extent.leftCutFrom !== null && bottom > extent.leftCutFrom + 1e-6)
          expect(-crop.x * scale).toBeLessThanOrEqual(sideCut.left + 1e-6);
        if (extent.rightCutFrom !== null && bottom > extent.rightCutFrom + 1e-6)
          expect((crop.x + crop.width - source.width) * scale).toBeLessThanOrEqual(sideCut.right + 1e-6);
      }),
      { numRuns: 1000 },
    );
  });

  test("that is refused for its bands or its lower edge could not be met by any of many frames", () => {
    fc.assert(
      fc.property(scenes, ({ spec, ...scene }) => {
        const { landmarks, extent, source } = build(scene);
        const plan = planCrop(landmarks, extent, source, spec);
        if (plan.ok || !/hair_too_tall|forehead|body/.test(plan.refusal.code)) return;
        const { hairTop, eyeLine, faceWidth } = narrowedBands(spec, MIN_MARGIN);
        for (let face = faceWidth.min; face <= faceWidth.max; face += 2) {
          const scale = face / landmarks.faceWidth;
          for (let top = hairTop.min; top <= hairTop.max; top += 1) {
            const y = landmarks.hairTop * scale - top;
            const fits =
              inside(face, faceWidth, 0) &&
              inside(top, hairTop, 0) &&
              inside(landmarks.eyeLine * scale - y, eyeLine, 0) &&
              y + spec.height <= extent.bodyEnd * scale;
            if (fits)
              throw new Error(`refused as ${plan.refusal.code}, yet face ${face} with hair at ${top} fits`);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
