import decoderModule from "@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm";
import decode, { init as initDecoder } from "@jsquash/jpeg/decode.js";
import { beforeAll, describe, expect, test } from "vitest";
import type { Picture } from "../../../wasm/picture.ts";
import { inspectJpeg } from "../../../worker/photo/compose/jpeg-inspect.ts";
import { encodeStrips } from "../../../worker/photo/layout/jpeg/strip-encoder.ts";
import { PAPERS } from "../../../worker/photo/layout/papers.ts";
import { planSheet } from "../../../worker/photo/layout/plan-sheet.ts";
import { renderSheet } from "../../../worker/photo/layout/render.ts";

beforeAll(async () => {
  await initDecoder(decoderModule);
});

/** Smooth colours, fine texture and hard edges in one picture. */
function testPicture(width: number, height: number): Picture {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const bar = x % 16 < 8 && y > height / 2 ? 200 : 40;
      data.set([(255 * x) / width, 128 + 100 * Math.sin(y / 5), bar, 255], (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

describe("the sheet encoder", () => {
  test.each([
    [64, 64],
    [295, 413],
    [33, 17],
  ])("writes %dx%d so that another decoder reads the same picture back", async (width, height) => {
    const picture = testPicture(width, height);
    const fillRow = (y: number, row: Uint8ClampedArray): void =>
      row.set(picture.data.subarray(y * width * 4, (y + 1) * width * 4));
    const jpeg = encodeStrips({ width, height, fillRow }, { quality: 95, dpi: 300 });
    const decoded = await decode(jpeg.slice().buffer);
    expect([decoded.width, decoded.height]).toEqual([width, height]);
    let squares = 0;
    for (let at = 0; at < picture.data.length; at++) {
      squares += ((picture.data[at] ?? 0) - (decoded.data[at] ?? 0)) ** 2;
    }
    const psnr = 10 * Math.log10(255 ** 2 / (squares / (width * height * 3)));
    expect(psnr).toBeGreaterThan(38);
  });

  test.each(PAPERS)(
    "makes $id at its exact pixels and 300 dpi, the photo and white paper where planned",
    async (paper) => {
      const photo = testPicture(295, 413);
      const plan = planSheet(paper, photo);
      const jpeg = renderSheet(plan, photo);
      expect(inspectJpeg(jpeg)).toMatchObject({
        width: paper.width,
        height: paper.height,
        components: 3,
        progressive: false,
        jfif: { version: "1.01", unit: "dpi", x: 300, y: 300 },
        quality: 95,
        metadata: [],
        trailingBytes: 0,
      });
      const { data } = await decode(jpeg.slice().buffer);
      const at = (x: number, y: number): number[] => [
        ...data.subarray((y * paper.width + x) * 4, (y * paper.width + x) * 4 + 3),
      ];
      expect(at(3, 3)).toEqual([255, 255, 255]);
      const upright = plan.placements.find(({ rotated }) => !rotated);
      if (upright === undefined) throw new Error("no upright photo on the sheet");
      const [r = 0, g = 0] = at(upright.x + 200, upright.y + 100);
      expect(Math.abs(r - (255 * 200) / 295)).toBeLessThan(6);
      expect(Math.abs(g - (128 + 100 * Math.sin(100 / 5)))).toBeLessThan(8);
    },
  );
});
