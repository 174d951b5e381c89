import { describe, expect, test } from "vitest";
import { inspectPhoto } from "../../../../worker/photo/intake/inspect.ts";
import { DEFAULT_LIMITS } from "../../../../worker/photo/intake/limits.ts";
import {
  ANY_SIZE,
  ascii,
  fixture,
  join,
  tiff,
  withChunk,
  withJpegExif,
  withSegment,
  withWebpChunk,
} from "./files.ts";

const code = (bytes: Uint8Array, declared?: string) => {
  const found = inspectPhoto(bytes, ANY_SIZE, declared);
  return found.ok ? "ok" : found.refusal.code;
};
const info = (bytes: Uint8Array) => {
  const found = inspectPhoto(bytes, ANY_SIZE);
  if (!found.ok) throw new Error(found.refusal.code);
  return found.info;
};
/** A JPEG header that claims a size, with an empty scan: enough for what reads headers. */
const claims = (width: number, height: number) => {
  const jpeg = fixture("baseline.jpg");
  const frame = jpeg.findIndex((byte, at) => byte === 0xff && jpeg[at + 1] === 0xc0);
  jpeg.set([height >> 8, height & 255, width >> 8, width & 255], frame + 5);
  return jpeg;
};

describe("what a file is", () => {
  test.each([
    ["baseline.jpg", "jpeg", "ycbcr", 8],
    ["progressive.jpg", "jpeg-progressive", "ycbcr", 8],
    ["one-scan-a-component.jpg", "jpeg-progressive", "ycbcr", 8],
    ["rgb.jpg", "jpeg", "rgb", 8],
    ["grey.jpg", "jpeg", "grey", 8],
    ["cmyk.jpg", "jpeg", "cmyk", 8],
    ["ycck.jpg", "jpeg", "ycck", 8],
    ["rgb.png", "png", "rgb", 8],
    ["rgb16.png", "png", "rgb", 16],
    ["palette.png", "png", "palette", 2],
    ["grey2.png", "png", "grey", 2],
    ["interlaced.png", "png-interlaced", "rgb", 8],
    ["alpha.png", "png", "rgb", 8],
    ["lossy.webp", "webp", "ycbcr", 8],
    ["alpha.webp", "webp-alpha", "ycbcr", 8],
    ["lossless.webp", "webp-lossless", "rgb", 8],
  ])("%s is %s, %s, %i bits", (name, kind, colour, bitDepth) => {
    expect(info(fixture(name))).toMatchObject({ kind, colour, bitDepth, width: 48, height: 32 });
  });

  test("progressive and transparent files say so", () => {
    expect(info(fixture("progressive.jpg")).progressive).toBe(true);
    expect(info(fixture("one-scan-a-component.jpg")).progressive).toBe(false);
    expect(["alpha.png", "palette-alpha.png", "alpha.webp"].map((name) => info(fixture(name)).alpha)).toEqual(
      [true, true, true],
    );
    expect(info(fixture("rgb.png")).alpha).toBe(false);
  });
});

describe("EXIF", () => {
  const block = (little: boolean) =>
    tiff(
      [
        [0x010f, "Apple"],
        [0x0110, "iPhone 15"],
        [0x0112, 6],
        [0x0131, "17.5.1"],
      ],
      [
        [0x9003, "2026:05:31 09:08:07"],
        [0xa434, "iPhone 15 front camera 2.69mm f/1.9"],
      ],
      little,
    );
  const capture = {
    make: "Apple",
    model: "iPhone 15",
    lens: "iPhone 15 front camera 2.69mm f/1.9",
    software: "17.5.1",
    takenAt: "2026-05-31T09:08:07",
    camera: "front",
  };
  const seen = { orientation: 6, uprightWidth: 32, uprightHeight: 48, capture };

  test.each([false, true])("is read from JPEG, PNG and WebP (little-endian: %s)", (little) => {
    expect(info(withJpegExif(fixture("baseline.jpg"), block(little)))).toMatchObject(seen);
    expect(info(withChunk(fixture("rgb.png"), "eXIf", block(little)))).toMatchObject(seen);
    expect(info(withWebpChunk(fixture("lossy.webp"), "EXIF", 8, block(little)))).toMatchObject(seen);
  });

  test("in a WebP may keep the prefix it has in JPEG", () => {
    const prefixed = join(ascii("Exif\0\0"), block(false));
    expect(info(withWebpChunk(fixture("lossless.webp"), "EXIF", 8, prefixed)).orientation).toBe(6);
  });

  test("that is missing, cut off or senseless leaves the photo upright and unknown", () => {
    const whole = block(false);
    const unknown = { make: null, model: null, lens: null, software: null, takenAt: null, camera: null };
    expect(info(fixture("baseline.jpg"))).toMatchObject({ orientation: 1, capture: unknown });
    const cut = info(withJpegExif(fixture("baseline.jpg"), whole.subarray(0, 12)));
    expect(cut).toMatchObject({ orientation: 1, capture: unknown });
    for (const senseless of [0, 9, 65535]) {
      expect(info(withJpegExif(fixture("baseline.jpg"), tiff([[0x0112, senseless]]))).orientation).toBe(1);
    }
    const dates = ["0000:00:00 00:00:00", "    :  :     :  :  ", "2026-05-31"];
    for (const date of dates) {
      expect(
        info(withJpegExif(fixture("baseline.jpg"), tiff([], [[0x9003, date]]))).capture.takenAt,
      ).toBeNull();
    }
  });

  test("the first EXIF segment counts", () => {
    const second = withJpegExif(fixture("baseline.jpg"), tiff([[0x0112, 3]]));
    expect(info(withJpegExif(second, tiff([[0x0112, 8]]))).orientation).toBe(8);
  });
});

describe("a refusal names its reason", () => {
  test.each([
    ["empty", new Uint8Array(0)],
    ["not_a_picture", ascii("<html><body>404 Not Found</body></html>")],
    ["not_a_picture", ascii("BMW leads the field, said the newspaper yesterday")],
    ["not_a_picture", ascii("\0\0\0\x18ftypisom\0\0\0\0isomiso2")],
    ["format_heic", ascii("\0\0\0\x18ftypheic\0\0\0\0mif1heic")],
    ["format_heic", ascii("\0\0\0\x18ftypmif1\0\0\0\0mif1heic")],
    ["format_avif", ascii("\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf")],
    ["format_avif", ascii("\0\0\0\x18ftypavif\0\0\0\0mif1miaf")],
    ["format_gif", ascii("GIF89a\x01\0\x01\0")],
    ["format_bmp", join(ascii("BM\x36\0\0\0\0\0\0\0\x36\0\0\0\x28"), new Uint8Array(40))],
    ["format_tiff", ascii("II*\0\x08\0\0\0")],
    ["format_tiff", ascii("MM\0*\0\0\0\x08")],
    ["format_pdf", ascii("%PDF-1.7\n")],
    ["animated", fixture("animated.webp")],
    ["animated", withChunk(fixture("rgb.png"), "acTL", Uint8Array.of(0, 0, 0, 2, 0, 0, 0, 0))],
    ["unsupported_variant", fixture("arithmetic.jpg")],
    ["truncated", fixture("baseline.jpg").subarray(0, -2)],
    ["truncated", fixture("rgb.png").subarray(0, -1)],
    ["truncated", fixture("lossy.webp").subarray(0, -1)],
  ])("%s", (expected, bytes) => {
    expect(code(bytes)).toBe(expected);
  });

  test("a PNG marked as an animation of one frame is a still picture", () => {
    expect(code(withChunk(fixture("rgb.png"), "acTL", Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 0)))).toBe("ok");
  });

  test.each([
    ["image/png", "type_mismatch"],
    [".png", "ok"],
    ["IMG_0001.webp", "ok"],
    ["portrait.HEIC", "type_mismatch"],
    ["application/pdf", "type_mismatch"],
    ["image/jpeg", "ok"],
    ["image/jpg; charset=binary", "ok"],
    ["IMG_0001.JPEG", "ok"],
    ["application/octet-stream", "ok"],
    ["constructor", "ok"],
    ["", "ok"],
  ])("a JPEG declared as %j: %s", (declared, expected) => {
    expect(code(fixture("baseline.jpg"), declared)).toBe(expected);
  });

  test("a file name never comes back in a message", () => {
    const found = inspectPhoto(fixture("baseline.jpg"), ANY_SIZE, "张三 110101200001011234.pdf");
    expect(JSON.stringify(found)).toContain('"declared":"PDF"');
    expect(JSON.stringify(found)).not.toMatch(/张三|1101/);
  });

  test("what is recognised is refused by its own name before its label is looked at", () => {
    expect(code(ascii("\0\0\0\x18ftypheic\0\0\0\0mif1heic"), "image/jpeg")).toBe("format_heic");
  });

  test("every message says its numbers in both languages", () => {
    const found = inspectPhoto(claims(316, 464));
    expect(found).toMatchObject({ refusal: { code: "too_small", details: { width: 316, height: 464 } } });
    if (!found.ok) {
      expect(found.refusal.message.zh).toContain("316×464");
      expect(found.refusal.message.en).toContain("316x464");
    }
  });
});

test("stray and fill bytes between a JPEG's segments are passed over", () => {
  const file = fixture("baseline.jpg");
  const stray = Uint8Array.of(0, 1, 2, 0xff, 0, 0xff, 0xff, 0xff);
  // After the JFIF segment.
  expect(code(join(file.subarray(0, 20), stray, file.subarray(20)))).toBe("ok");
});

describe("limits", () => {
  const judged = (bytes: Uint8Array) => {
    const found = inspectPhoto(bytes);
    return found.ok ? "ok" : found.refusal.code;
  };
  test.each([
    [160, 160, "too_small"],
    [225, 275, "too_small"],
    [400, 400, "too_small"],
    [316, 464, "too_small"],
    [2000, 400, "too_small"],
    [512, 512, "ok"],
    [600, 800, "ok"],
    [320, 427, "ok"],
    [4000, 3000, "ok"],
    [8160, 6120, "ok"],
    [12000, 9000, "too_many_pixels"],
  ])("%i x %i: %s", (width, height, expected) => {
    expect(judged(claims(width, height))).toBe(expected);
  });

  test("a picture too large is told the size of its shape that fits", () => {
    const found = inspectPhoto(claims(12000, 9000));
    if (found.ok) throw new Error("accepted");
    const { fitWidth, fitHeight } = found.refusal.details;
    expect(Number(fitWidth) * Number(fitHeight)).toBeLessThanOrEqual(DEFAULT_LIMITS.maxPixels.jpeg);
    expect(Number(fitWidth) / Number(fitHeight)).toBeCloseTo(4 / 3, 2);
  });

  test("a file too heavy is not read further", () => {
    const heavy = new Uint8Array(DEFAULT_LIMITS.maxBytes + 1);
    expect(judged(heavy)).toBe("too_many_bytes");
  });

  test("bytes after the end of the picture, as phones append, do no harm", () => {
    expect(code(join(fixture("baseline.jpg"), fixture("progressive.jpg")))).toBe("ok");
    expect(code(withSegment(fixture("baseline.jpg"), 0xe2, ascii("MPF\0")))).toBe("ok");
  });
});
