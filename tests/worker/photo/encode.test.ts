import decoderModule from "@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm";
import decode, { init as initDecoder } from "@jsquash/jpeg/decode.js";
import { beforeAll, describe, expect, test } from "vitest";
import { jpegEncoder } from "../../../wasm/jpeg/encoder.ts";
import type { Picture } from "../../../wasm/picture.ts";
import { encodePhoto } from "../../../worker/photo/compose/encode.ts";
import { inspectJpeg } from "../../../worker/photo/compose/jpeg-inspect.ts";
import type { PhotoSpec, Rgb } from "../../../worker/photo/spec/spec.ts";
import { SPECS } from "../../../worker/photo/spec/specs.ts";

const MINISTRY = SPECS[0] as PhotoSpec;

beforeAll(async () => {
  await initDecoder(decoderModule);
});

/** A bust with an oval head on a plain background; `grain` is the height of its texture, in levels. */
function bust({ width, height }: PhotoSpec, background: Rgb, grain: number): Picture {
  const data = new Uint8ClampedArray(width * height * 4);
  let seed = 7;
  const noise = (): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return (seed / 2 ** 32 - 0.5) * grain;
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const across = (x / width - 0.5) / 0.25;
      const down = (y / height - 0.42) / 0.29;
      const shoulders = y > 0.75 * height && Math.abs(across) < 0.5 + 6 * (y / height - 0.75);
      const person = across * across + down * down < 1 || shoulders;
      const at = (y * width + x) * 4;
      data[at] = person ? 190 + 25 * Math.sin(x / 11) + noise() : background.r;
      data[at + 1] = person ? 150 + 25 * Math.sin(y / 9) + noise() : background.g;
      data[at + 2] = person ? 130 + noise() : background.b;
      data[at + 3] = 255;
    }
  }
  return { width, height, data };
}

function backgroundMedian(picture: { width: number; data: Uint8ClampedArray }): number[] {
  const rows = 40;
  return [0, 1, 2].map((channel) => {
    const levels: number[] = [];
    for (let at = channel; at < picture.width * rows * 4; at += 4) levels.push(picture.data[at] ?? -1);
    return levels.sort((a, b) => a - b)[levels.length >> 1] ?? -1;
  });
}

describe("the encoder", () => {
  test.each(SPECS)(
    "writes $id as baseline JFIF inside its band of bytes, at no less than its quality",
    async (spec) => {
      const fitted = await encodePhoto(bust(spec, spec.background, 24), spec);
      if (!fitted.ok) throw new Error(fitted.refusal.code);
      expect(fitted.bytes.length).toBeGreaterThanOrEqual(spec.fileSize.min);
      expect(fitted.bytes.length).toBeLessThanOrEqual(spec.fileSize.max);
      expect(fitted.encodings).toBeLessThanOrEqual(7);
      expect(inspectJpeg(fitted.bytes)).toMatchObject({
        width: spec.width,
        height: spec.height,
        precision: 8,
        components: 3,
        progressive: false,
        jfif: { version: "1.01", unit: "dpi", x: 300, y: 300 },
        quality: fitted.quality,
        metadata: [],
        trailingBytes: 0,
      });
      expect(fitted.quality).toBeGreaterThanOrEqual(60);
    },
  );

  test("comes near the middle of the ministry's band whatever the texture", async () => {
    for (const grain of [4, 30, 60]) {
      const fitted = await encodePhoto(bust(MINISTRY, MINISTRY.background, grain), MINISTRY);
      if (!fitted.ok) throw new Error(fitted.refusal.code);
      expect(Math.abs(fitted.bytes.length - 30_240)).toBeLessThan(4_000);
    }
  });

  test("refuses noise that does not fit at quality 60, and a blank that no quality can fill", async () => {
    const noisy = await encodePhoto(bust(MINISTRY, MINISTRY.background, 400), MINISTRY);
    expect(noisy).toMatchObject({ ok: false, refusal: { code: "file_too_large", max: 40_000 } });
    const blank: Picture = { width: 480, height: 640, data: new Uint8ClampedArray(480 * 640 * 4).fill(255) };
    expect(await encodePhoto(blank, MINISTRY)).toMatchObject({
      ok: false,
      refusal: { code: "file_too_small", min: 20_480 },
    });
  });

  const backgrounds = new Map(SPECS.map(({ background }) => [Object.values(background).join(), background]));
  test.each([...backgrounds.values()])(
    "keeps the background $r,$g,$b within 2 levels after decoding, at every quality the search may choose",
    async (background) => {
      const picture = bust(MINISTRY, background, 24);
      const encode = await jpegEncoder();
      for (const subsampling of ["4:4:4", "4:2:0"] as const) {
        for (const quality of [60, 67, 74, 82, 90, 97, 100]) {
          const { buffer } = encode(picture, { quality, subsampling }).slice();
          const [r = 0, g = 0, b = 0] = backgroundMedian(await decode(buffer));
          expect(Math.abs(r - background.r), `red at ${quality} ${subsampling}`).toBeLessThanOrEqual(2);
          expect(Math.abs(g - background.g), `green at ${quality} ${subsampling}`).toBeLessThanOrEqual(2);
          expect(Math.abs(b - background.b), `blue at ${quality} ${subsampling}`).toBeLessThanOrEqual(2);
        }
      }
    },
    30_000,
  );
});
