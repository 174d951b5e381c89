import fc from "fast-check";
import { expect, test } from "vitest";
import { fitted, LONGEST_SIDE } from "../../../web/app/photo/fit.ts";

test("a photo of 12 megapixels is reduced to 2048 px, upright or lying", () => {
  expect(fitted(4032, 3024)).toEqual({ width: 2048, height: 1536 });
  expect(fitted(3024, 4032)).toEqual({ width: 1536, height: 2048 });
});

test("a picture is never enlarged, never longer than the limit, never squashed by more than a pixel", () => {
  const side = fc.integer({ min: 1, max: 20_000 });
  fc.assert(
    fc.property(side, side, (width, height) => {
      const made = fitted(width, height);
      expect(Math.max(made.width, made.height)).toBe(Math.min(LONGEST_SIDE, Math.max(width, height)));
      const ideal = (made.width / width) * height;
      if (made.width >= made.height)
        expect(Math.abs(made.height - Math.max(1, ideal))).toBeLessThanOrEqual(1);
    }),
  );
});
