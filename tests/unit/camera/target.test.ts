import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { frameProblems } from "../../../web/app/camera/guide/framing.ts";
import { targetFor } from "../../../web/app/camera/guide/target.ts";
import { LIMITS } from "../../../worker/photo/checks/limits.ts";
import { planCrop } from "../../../worker/photo/geometry/crop-plan.ts";
import { SAFE_MARGIN } from "../../../worker/photo/geometry/limits.ts";
import { SPECS } from "../../../worker/photo/spec/specs.ts";
import { faceInPlace } from "./sights.ts";

/** Frames of phones held upright and lying, and of a webcam, px. */
const frames = fc.constantFrom(
  { width: 480, height: 640 },
  { width: 360, height: 640 },
  { width: 640, height: 480 },
  { width: 640, height: 360 },
);
const specs = fc.constantFrom(...SPECS);
/** Px of the photo a px of the frame: previews of 1280 px and more, as phones have; and of old webcams. */
const enlargements = fc.double({ min: 2, max: 3.2, noNaN: true });
const anyEnlargements = fc.double({ min: 1, max: 3.2, noNaN: true });
const share = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);

describe("A face that needs no moving", () => {
  test("can be cut to the middle of every band of its standard, with room to spare", () => {
    fc.assert(
      fc.property(specs, frames, enlargements, share, share, share, (spec, frame, enlargement, w, x, y) => {
        const target = targetFor(spec, { frame, enlargement, zoomed: false });
        const { min, max } = target.faceWidth;
        const width = min + w * (max - min);
        const astray = (part: number) => 1.2 * (part - 0.5) * width;
        const face = faceInPlace({
          width,
          centre: target.centre + astray(x),
          eyeLine: target.eyeLine + astray(y),
        });
        fc.pre(frameProblems(face, frame, target, null, false).length === 0);
        const { faceWidth, eyeLine, hairTop } = spec.geometry;
        const landmarks = {
          eyeLine: face.eyeLine,
          faceWidth: width,
          faceCentre: face.centre,
          // Hair of ordinary height for this standard.
          hairTop: face.eyeLine - ((eyeLine.aim - hairTop.aim) / faceWidth.aim) * width,
        };
        const photo = { width: frame.width, height: frame.height };
        const larger = (value: number) => value * enlargement;
        const plan = planCrop(
          {
            eyeLine: larger(landmarks.eyeLine),
            faceWidth: larger(width),
            faceCentre: larger(landmarks.faceCentre),
            hairTop: larger(landmarks.hairTop),
          },
          { bodyEnd: larger(photo.height), leftCutFrom: null, rightCutFrom: null },
          { width: larger(photo.width), height: larger(photo.height) },
          spec,
        );
        expect(plan.ok && plan.margin).toBeGreaterThan(SAFE_MARGIN);
      }),
      { numRuns: 400 },
    );
  });

  test("has the pixels that the server wants without a remark, wherever the frame can hold them", () => {
    fc.assert(
      fc.property(specs, frames, anyEnlargements, (spec, frame, enlargement) => {
        const { faceWidth } = targetFor(spec, { frame, enlargement, zoomed: true });
        expect(faceWidth.min).toBeLessThan(faceWidth.max);
        expect(faceWidth.aim).toBeGreaterThan(faceWidth.min);
        expect(faceWidth.aim).toBeLessThan(faceWidth.max);
        if (faceWidth.min < 0.79 * faceWidth.max) {
          expect(faceWidth.min * enlargement).toBeGreaterThan(LIMITS.faceWidth.pass.min);
          const shorter = Math.min(frame.width, frame.height);
          expect(faceWidth.min / shorter).toBeGreaterThan(LIMITS.faceShare.pass.min);
        }
      }),
    );
  });

  test("has a frame drawn for it that lies in the picture", () => {
    fc.assert(
      fc.property(specs, frames, enlargements, fc.boolean(), (spec, frame, enlargement, zoomed) => {
        const { box, eyeLine, centre } = targetFor(spec, { frame, enlargement, zoomed });
        expect(box.x).toBeGreaterThanOrEqual(0);
        expect(box.y).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width).toBeLessThanOrEqual(frame.width + 1e-9);
        expect(box.y + box.height).toBeLessThanOrEqual(frame.height + 1e-9);
        expect(box.width / box.height).toBeCloseTo(spec.width / spec.height, 6);
        expect(eyeLine).toBeGreaterThan(box.y);
        expect(centre).toBeCloseTo(box.x + box.width / 2, 6);
      }),
    );
  });
});
