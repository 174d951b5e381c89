import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Check } from "../../../worker/photo/checks/check.ts";
import { PLACE_OF } from "../../../worker/photo/checks/region.ts";
import { checkShot } from "../../../worker/photo/checks/run-checks.ts";
import { locateFindings, regionOf, type Views } from "../../../worker/photo/locate.ts";
import { measureShot } from "../../../worker/photo/measure/measure.ts";
import { findPlaces } from "../../../worker/photo/measure/places.ts";
import { DEFAULT_SPEC_ID, getSpec } from "../../../worker/photo/spec/specs.ts";
import { drawShot } from "./measure/face.ts";

const spec = getSpec(DEFAULT_SPEC_ID);
if (!spec) throw new Error("The default spec is gone");
const shot = drawShot();
const picture = shot.pyramid[0] as { readonly width: number; readonly height: number };
const sighted = {
  picture,
  mesh: shot.face.mesh,
  hairTop: 120,
  otherFaces: [{ x: 10, y: 20, width: 40, height: 50 }],
  cutFrom: { left: null, right: 500 },
};
const places = findPlaces(sighted);
const views: Views = {
  shrink: 2,
  original: { width: 2 * picture.width, height: 2 * picture.height },
  photo: { crop: { x: 60, y: 60, width: 360, height: 480 }, scale: 4 / 3, width: 480, height: 640 },
};
const finding: Check = {
  id: "eyes.open",
  title: { zh: "", en: "" },
  verdict: "fail",
  measured: 0.1,
  limit: {},
  unit: "",
  advice: { zh: "", en: "" },
};

describe("Where a finding is", () => {
  it("is known for every check of a shot", () => {
    for (const { id } of checkShot(measureShot(shot), spec)) expect(PLACE_OF[id], id).toBeDefined();
    expect(Object.keys(places).sort()).toEqual([...new Set(Object.values(PLACE_OF))].sort());
  });

  it("is said of findings and not of what passed", () => {
    const [failed, passed] = locateFindings([finding, { ...finding, verdict: "pass" }], places, views);
    expect(failed?.region?.on).toBe("photo");
    expect(passed).not.toHaveProperty("region");
  });

  it("holds both eyes, in pixels of the standard photo", () => {
    const region = regionOf("eyes.open", places, views);
    for (const corner of [33, 263]) {
      const x = ((shot.face.mesh[3 * corner] ?? 0) - 60) * (4 / 3);
      const y = ((shot.face.mesh[3 * corner + 1] ?? 0) - 60) * (4 / 3);
      expect(x).toBeGreaterThan(region?.x ?? Infinity);
      expect(x).toBeLessThan((region?.x ?? 0) + (region?.width ?? 0));
      expect(y).toBeGreaterThan(region?.y ?? Infinity);
      expect(y).toBeLessThan((region?.y ?? 0) + (region?.height ?? 0));
    }
  });

  it("is on the original when the photo does not show it, or when there is none", () => {
    expect(regionOf("faces.count", places, views)).toEqual({
      on: "original",
      x: 20,
      y: 40,
      width: 80,
      height: 100,
    });
    expect(regionOf("eyes.open", places, { ...views, photo: null })?.on).toBe("original");
  });

  it("is nowhere for what has no place in the picture", () => {
    expect(regionOf("file.size", places, views)).toBeUndefined();
    expect(
      regionOf("frame.shoulders", findPlaces({ ...sighted, cutFrom: { left: null, right: null } }), views),
    ).toBeUndefined();
  });

  it("never leaves the picture that it is on", () => {
    const size = fc.integer({ min: 50, max: 3000 });
    const place = fc.integer({ min: -2000, max: 4000 });
    fc.assert(
      fc.property(place, place, size, size, (x, y, width, height) => {
        const region = regionOf("eyes.open", { eyes: { x, y, width, height } }, views);
        if (!region) return;
        const on = region.on === "photo" ? { width: 480, height: 640 } : views.original;
        expect(Math.min(region.x, region.y)).toBeGreaterThanOrEqual(0);
        expect(region.x + region.width).toBeLessThanOrEqual(on.width);
        expect(region.y + region.height).toBeLessThanOrEqual(on.height);
      }),
    );
  });
});
