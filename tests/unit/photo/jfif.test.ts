import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asJfif, joined } from "../../../worker/photo/compose/jfif.ts";
import { inspectJpeg } from "../../../worker/photo/compose/jpeg-inspect.ts";
import {
  ANNEX_K_CHROMINANCE,
  ANNEX_K_LUMINANCE,
  estimateQuality,
  scaledTable,
  ZIGZAG,
} from "../../../worker/photo/compose/jpeg-quality.ts";
import { jpegSegments } from "../../../worker/photo/compose/jpeg-segments.ts";

function segment(marker: number, content: readonly number[]): Uint8Array {
  const length = content.length + 2;
  return Uint8Array.of(0xff, marker, length >> 8, length & 255, ...content);
}

function text(value: string): number[] {
  return [...new TextEncoder().encode(value)];
}

function zigzagged(table: readonly number[]): number[] {
  return ZIGZAG.map((place) => table[place] ?? 0);
}

/** The skeleton of a colour JPEG file; its scan holds a stuffed byte and a restart marker. */
function file({ quality = 80, before = [] as Uint8Array[], after = [] as number[] } = {}): Uint8Array {
  return joined([
    Uint8Array.of(0xff, 0xd8),
    ...before,
    segment(0xdb, [0, ...zigzagged(scaledTable(ANNEX_K_LUMINANCE, quality))]),
    segment(0xdb, [1, ...zigzagged(scaledTable(ANNEX_K_CHROMINANCE, quality))]),
    segment(0xc0, [8, 640 >> 8, 640 & 255, 480 >> 8, 480 & 255, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]),
    segment(0xda, [3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0]),
    Uint8Array.of(1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 0xff, 0xd9, ...after),
  ]);
}

describe("JPEG inspection", () => {
  test("reads size, depth, sampling and quality", () => {
    expect(inspectJpeg(file())).toMatchObject({
      width: 480,
      height: 640,
      precision: 8,
      components: 3,
      sampling: ["2x2", "1x1", "1x1"],
      progressive: false,
      jfif: null,
      quality: 80,
      metadata: [],
      trailingBytes: 0,
    });
  });

  test("sees metadata and padding after the end", () => {
    const padded = file({
      before: [segment(0xe1, text("Exif\0\0")), segment(0xfe, text("made by"))],
      after: [0, 0, 0],
    });
    expect(inspectJpeg(padded)).toMatchObject({ metadata: [0xe1, 0xfe], trailingBytes: 3 });
  });

  test("tells the IJG quality of every scaled table from 30 to 100", () => {
    for (let quality = 30; quality <= 100; quality++) {
      expect(estimateQuality(scaledTable(ANNEX_K_LUMINANCE, quality))).toBe(quality);
    }
  });

  test("takes no broken file for a whole one and never throws", () => {
    const whole = file();
    for (let length = 0; length < whole.length; length++) {
      expect(inspectJpeg(whole.subarray(0, length))).toBeUndefined();
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(300), (noise, at) => {
        inspectJpeg(noise);
        const broken = file();
        broken.set(noise.subarray(0, Math.max(0, broken.length - at)), Math.min(at, broken.length));
        jpegSegments(broken);
        inspectJpeg(broken);
      }),
    );
  });
});

describe("JFIF header", () => {
  test("is version 1.01 with the density in dots an inch", () => {
    const finished = asJfif(file(), 300);
    expect(finished && inspectJpeg(finished)?.jfif).toEqual({ version: "1.01", unit: "dpi", x: 300, y: 300 });
  });

  test("replaces every other header, comment and trailing byte, and keeps the picture byte for byte", () => {
    const noisy = file({
      before: [
        segment(0xe0, [...text("JFIF\0"), 1, 2, 0, 0, 1, 0, 1, 0, 0]),
        segment(0xe1, text("Exif\0\0GPS 39.9 N 116.4 E")),
        segment(0xe2, text("ICC_PROFILE\0")),
        segment(0xed, text("Photoshop 3.0\0")),
        segment(0xfe, text("camera")),
      ],
      after: [0, 0, 0, 0],
    });
    const plain = asJfif(file(), 300);
    expect(asJfif(noisy, 300)).toEqual(plain);
    expect(plain && asJfif(plain, 300)).toEqual(plain);
  });

  test("is refused to what is not a whole JPEG file", () => {
    expect(asJfif(Uint8Array.of(0x89, 0x50, 0x4e, 0x47), 300)).toBeUndefined();
    expect(asJfif(file().subarray(0, 60), 300)).toBeUndefined();
  });
});
