import { describe, expect, test } from "vitest";
import type { Report } from "../../../web/app/api/types.ts";
import { type Region, regionOfReason } from "../../../web/app/photo/where.ts";
import { reviewReasons } from "../../../worker/review/reasons.ts";

const lines = { hairTop: 60, eyeLine: 250, cheekLeft: 150, cheekRight: 330, faceCentre: 240, chin: 410 };
const photo = { width: 480, height: 640 };

/** As much of a report as says where things are. */
function reportWith(checks: readonly { id: string; region?: Region }[], made = true): Report {
  return { checks, lines: made ? lines : null, result: made ? photo : null } as unknown as Report;
}

describe("Where a reviewer's reason is to be seen", () => {
  test("is where a check of the same found something", () => {
    const region: Region = { on: "original", x: 10, y: 20, width: 30, height: 40 };
    const report = reportWith([{ id: "eyes.open" }, { id: "eyes.gaze", region }]);
    expect(regionOfReason(["eyes.open", "eyes.gaze"], report)).toEqual(region);
  });

  test("is the part of the photo that its checks look at, where none of them found anything", () => {
    const eyes = regionOfReason(["eyes.open"], reportWith([]));
    const mouth = regionOfReason(["mouth.closed"], reportWith([]));
    expect(eyes).toMatchObject({ on: "photo", x: 150, width: 180 });
    expect((eyes?.y ?? 0) < lines.eyeLine && (eyes?.y ?? 0) + (eyes?.height ?? 0) > lines.eyeLine).toBe(true);
    expect(mouth?.y).toBeGreaterThan(lines.eyeLine + (lines.chin - lines.eyeLine) / 3);
  });

  const placed = reviewReasons.filter(({ code, checks }) => checks.length > 0 && code !== "cutout");
  test.each(placed.map(({ code, checks }) => [code, checks] as const))(
    "lies within the photo for the reason %s",
    (_, checks) => {
      const region = regionOfReason(checks, reportWith([]));
      if (region === undefined) throw new Error("It is nowhere.");
      expect(Math.min(region.x, region.y)).toBeGreaterThanOrEqual(0);
      expect(Math.min(region.width, region.height)).toBeGreaterThan(0);
      expect(region.x + region.width).toBeLessThanOrEqual(photo.width);
      expect(region.y + region.height).toBeLessThanOrEqual(photo.height);
    },
  );

  test("is nowhere when the reason is about no part of the picture, or no photo was made", () => {
    expect(regionOfReason([], reportWith([]))).toBeUndefined();
    expect(regionOfReason(["background.colour"], reportWith([]))).toBeUndefined();
    expect(regionOfReason(["eyes.open"], reportWith([], false))).toBeUndefined();
  });
});
