import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeWith } from "../../../../wasm/codecs/decoder.ts";
import { createCodecInstance } from "../../../../wasm/codecs/instance.ts";
import { orient } from "../../../../wasm/codecs/orient.ts";
import type { Picture } from "../../../../wasm/picture.ts";
import { refuseUndecodable } from "../../../../worker/photo/intake/decode-refusal.ts";
import { inspectPhoto } from "../../../../worker/photo/intake/inspect.ts";
import {
  ANY_SIZE,
  compileModule,
  fixture,
  gammaCurve,
  jpegProfile,
  matrixProfile,
  pngProfile,
  tiff,
  withChunk,
  withJpegExif,
  withSegment,
  withWebpChunk,
} from "./files.ts";

const codecs = createCodecInstance(compileModule());

const formatOf = (bytes: Uint8Array) => (bytes[0] === 0xff ? "jpeg" : bytes[0] === 0x89 ? "png" : "webp");
const decode = (bytes: Uint8Array, maxSide = 2048) => decodeWith(codecs, bytes, formatOf(bytes), { maxSide });
function picture(bytes: Uint8Array, maxSide?: number): Picture {
  const decoded = decode(bytes, maxSide);
  if (!decoded.ok) throw new Error(decoded.code);
  return decoded.picture;
}
const pixel = ({ width, data }: Picture, x: number, y: number) => {
  const at = (y * width + x) * 4;
  return [...data.subarray(at, at + 4)];
};
/** The middles of the four quarters: red, green, blue, yellow when the scene is upright. */
const quarters = (seen: Picture) =>
  [0.25, 0.75].flatMap((y) =>
    [0.25, 0.75].map((x) => pixel(seen, Math.floor(x * seen.width), Math.floor(y * seen.height))),
  );
const SCENE = [
  [0xd0, 0x20, 0x20, 255],
  [0x20, 0xa0, 0x40, 255],
  [0x20, 0x40, 0xd0, 255],
  [0xe0, 0xd0, 0x30, 255],
];
function expectColours(seen: number[][], wanted: number[][], tolerance: number) {
  const worst = Math.max(
    ...seen.flatMap((colour, i) => colour.map((v, c) => Math.abs(v - (wanted[i]?.[c] ?? -999)))),
  );
  expect(worst, JSON.stringify(seen)).toBeLessThanOrEqual(tolerance);
}
const grey = ([red = 0, green = 0, blue = 0]: number[]) => {
  const luma = Math.round(0.299 * red + 0.587 * green + 0.114 * blue);
  return [luma, luma, luma, 255];
};

describe("every accepted variant comes out in its colours", () => {
  const files = "baseline progressive one-scan-a-component rgb cmyk ycck"
    .split(" ")
    .map((name) => `${name}.jpg`);
  test.each(files)("%s", (name) => expectColours(quarters(picture(fixture(name))), SCENE, 6));

  test.each(["rgb.png", "rgb16.png", "palette.png", "interlaced.png", "lossless.webp"])(
    "%s, exactly",
    (name) => {
      expect(quarters(picture(fixture(name)))).toEqual(SCENE);
    },
  );

  test("lossy.webp", () => expectColours(quarters(picture(fixture("lossy.webp"))), SCENE, 12));
  test("grey JPEG and PNG", () => {
    expectColours(quarters(picture(fixture("grey.jpg"))), SCENE.map(grey), 3);
    // ImageMagick's grey is Rec. 709 luma.
    expectColours(quarters(picture(fixture("grey.png"))), SCENE.map(grey), 30);
    const levels = quarters(picture(fixture("grey2.png"))).map(([level]) => level);
    expect(levels.every((level) => [0, 85, 170, 255].includes(level ?? -1))).toBe(true);
  });

  test.each([
    ["alpha.png", 1],
    ["lossless-alpha.webp", 1],
    ["alpha.webp", 12],
  ])("%s on white", (name, tolerance) => {
    const onWhite = SCENE.map((colour, i) =>
      i % 2 === 0 ? colour : colour.map((v) => Math.round((v + 255) / 2)),
    );
    expectColours(quarters(picture(fixture(name as string))), onWhite, tolerance as number);
  });

  test("palette-alpha.png: its transparent colour is white", () => {
    expect(pixel(picture(fixture("palette-alpha.png")), 40, 28)).toEqual([255, 255, 255, 255]);
  });
});

describe("orientation", () => {
  test.each([2, 3, 4, 5, 6, 7, 8])("%i comes out upright", (orientation) => {
    const stored = withJpegExif(fixture(`turned-${orientation}.jpg`), tiff([[0x0112, orientation]]));
    const found = inspectPhoto(stored, ANY_SIZE);
    if (!found.ok) throw new Error(found.refusal.code);
    const upright = orient(picture(stored), found.info.orientation);
    expect([upright.width, upright.height]).toEqual([found.info.uprightWidth, found.info.uprightHeight]);
    expect([upright.width, upright.height]).toEqual([48, 32]);
    expectColours(quarters(upright), SCENE, 6);
  });

  test("1 is left alone", () => {
    const upright = picture(fixture("baseline.jpg"));
    expect(orient(upright, 1)).toBe(upright);
  });
});

describe("reduction", () => {
  test("averages exactly the area each pixel covers", () => {
    const whole = picture(fixture("interlaced.png"));
    const reduced = picture(fixture("interlaced.png"), 31);
    expect([reduced.width, reduced.height]).toEqual([31, 21]);
    const share = (cell: number, pixels: number, cells: number, at: number) =>
      Math.max(0, Math.min(at + 1, ((cell + 1) * pixels) / cells) - Math.max(at, (cell * pixels) / cells));
    let worst = 0;
    for (let y = 0; y < 21; y++) {
      for (let x = 0; x < 31; x++) {
        const sums = [0, 0, 0, 0];
        for (let sy = 0; sy < 32; sy++) {
          for (let sx = 0; sx < 48; sx++) {
            const weight = (share(y, 32, 21, sy) * share(x, 48, 31, sx) * 21 * 31) / (32 * 48);
            pixel(whole, sx, sy).forEach((value, c) => {
              sums[c] = (sums[c] ?? 0) + value * weight;
            });
          }
        }
        pixel(reduced, x, y).forEach((value, c) => {
          worst = Math.max(worst, Math.abs(value - (sums[c] ?? 0)));
        });
      }
    }
    expect(worst).toBeLessThan(0.51);
  });

  test.each(["baseline.jpg", "rgb.png", "lossy.webp", "lossless.webp"])(
    "%s keeps its colours and shape",
    (name) => {
      const decoded = decode(fixture(name), 30);
      expect(decoded).toMatchObject({
        ok: true,
        fullWidth: 48,
        fullHeight: 32,
        picture: { width: 30, height: 20 },
      });
      if (decoded.ok) expectColours(quarters(decoded.picture), SCENE, 14);
    },
  );

  test("a JPEG whose nearest eighth is within a sixteenth of the size asked for is not resampled again", () => {
    expect(picture(fixture("baseline.jpg"), 25)).toMatchObject({ width: 24, height: 16 });
  });
});

describe("an embedded profile", () => {
  const P3 = [
    [0.5151, 0.2412, -0.0011],
    [0.292, 0.6922, 0.0419],
    [0.1571, 0.0666, 0.7841],
  ];
  const wide = matrixProfile(gammaCurve(2.2), P3);
  // Display P3 primaries at gamma 2.2, turned to sRGB with the published matrices: 208,32,32 and so on.
  const expected = SCENE.map((colour) => {
    const light = colour.slice(0, 3).map((value) => (value / 255) ** 2.2);
    const rows = [
      [1.2249, -0.2247, 0],
      [-0.042, 1.0419, 0],
      [-0.0197, -0.0786, 1.0979],
    ];
    const srgb = rows.map((row) => row.reduce((sum, weight, i) => sum + weight * (light[i] ?? 0), 0));
    const encode = (x: number) => (x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055);
    return [...srgb.map((x) => Math.min(255, Math.max(0, Math.round(255 * encode(x))))), 255];
  });

  test("of a wide gamut is turned into sRGB, in JPEG, PNG and WebP", () => {
    expectColours(quarters(picture(withChunk(fixture("rgb.png"), "iCCP", pngProfile(wide)))), expected, 2);
    expectColours(
      quarters(picture(withWebpChunk(fixture("lossless.webp"), "ICCP", 0x20, wide))),
      expected,
      2,
    );
    expectColours(
      quarters(picture(withSegment(fixture("baseline.jpg"), 0xe2, jpegProfile(wide)))),
      expected,
      8,
    );
  });

  test("that is sRGB, damaged or of another kind changes nothing", () => {
    const plain = picture(fixture("baseline.jpg"));
    const notRgb = wide.slice();
    notRgb.set([0x47, 0x52, 0x41, 0x59], 16);
    for (const profile of [wide.subarray(0, 200), wide.subarray(0, 20), notRgb, new Uint8Array(300)]) {
      const seen = picture(withSegment(fixture("baseline.jpg"), 0xe2, jpegProfile(profile)));
      expect(seen.data).toEqual(plain.data);
    }
  });
});

describe("damage", () => {
  const names = [
    "baseline.jpg",
    "progressive.jpg",
    "cmyk.jpg",
    "rgb.png",
    "interlaced.png",
    "palette.png",
    "lossy.webp",
    "alpha.webp",
    "lossless.webp",
  ];

  test.each(names)("%s cut at any byte is refused, or was already complete", (name) => {
    const file = fixture(name);
    const whole = picture(file);
    for (let length = 1; length < file.length; length++) {
      const cut = decode(file.subarray(0, length));
      if (cut.ok) expect(cut.picture.data, `cut at ${length} of ${file.length}`).toEqual(whole.data);
    }
  });

  test("a JPEG cut in its picture data and closed again is refused as truncated, not shown with grey rows", () => {
    const file = fixture("strip-baseline.jpg");
    const scan = file.findIndex((byte, at) => byte === 0xff && file[at + 1] === 0xda) + 14;
    for (let length = scan; length < file.length - 40; length += 7) {
      const closed = new Uint8Array([...file.subarray(0, length), 0xff, 0xd9]);
      expect(decode(closed).ok, `closed at ${length}`).toBe(false);
    }
  });

  test.each(names)(
    "%s with bytes replaced never throws, and the next photo is decoded all the same",
    (name) => {
      const file = fixture(name);
      const wound = fc.tuple(fc.nat(file.length - 1), fc.uint8Array({ minLength: 1, maxLength: 8 }));
      fc.assert(
        fc.property(fc.array(wound, { minLength: 1, maxLength: 3 }), (wounds) => {
          const wounded = file.slice();
          for (const [at, bytes] of wounds) wounded.set(bytes.subarray(0, file.length - at), at);
          decodeWith(codecs, wounded, formatOf(file), { maxSide: 64 });
          expect(quarters(picture(fixture("rgb.png")))).toEqual(SCENE);
        }),
      );
    },
  );

  test("what the decoder gives up on is refused with something to do about it", () => {
    const found = inspectPhoto(fixture("baseline.jpg"), ANY_SIZE);
    if (!found.ok) throw new Error(found.refusal.code);
    const codes = ["truncated", "corrupt", "unsupported", "out_of_memory", "too_many_pixels"] as const;
    expect(codes.map((code) => refuseUndecodable(code, found.info).code)).toEqual([
      "truncated",
      "decode_failed",
      "unsupported_variant",
      "too_many_pixels",
      "too_many_pixels",
    ]);
    expect(refuseUndecodable("out_of_memory", found.info).details).toMatchObject({
      fitWidth: 30,
      fitHeight: 20,
    });
  });
});
