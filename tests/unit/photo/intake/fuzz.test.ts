import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inspectPhoto } from "../../../../worker/photo/intake/inspect.ts";
import { ANY_SIZE, fixture, tiff, withChunk, withJpegExif, withWebpChunk } from "./files.ts";

const exif = tiff(
  [
    [0x0112, 6],
    [0x0110, "Phone"],
  ],
  [[0x9003, "2026:05:31 09:08:07"]],
);
const FILES = {
  jpeg: withJpegExif(fixture("baseline.jpg"), exif),
  "progressive jpeg": fixture("progressive.jpg"),
  png: withChunk(fixture("palette-alpha.png"), "eXIf", exif),
  webp: withWebpChunk(fixture("lossy.webp"), "EXIF", 8, exif),
  "transparent webp": fixture("alpha.webp"),
  "lossless webp": fixture("lossless.webp"),
};

/** Inspects bytes that lie inside a larger buffer: a read outside them would see the filling. */
function inspectWithin(bytes: Uint8Array, filling: number) {
  const buffer = new Uint8Array(bytes.length + 128).fill(filling);
  buffer.set(bytes, 64);
  return inspectPhoto(buffer.subarray(64, 64 + bytes.length), ANY_SIZE);
}

/** Inspection answers data, and the same whatever lies around the bytes. */
function judgesOnlyItsBytes(bytes: Uint8Array) {
  const found = inspectWithin(bytes, 0);
  expect(inspectWithin(bytes, 0xff)).toEqual(found);
  return found;
}

describe.each(Object.entries(FILES))("a damaged %s", (_, file) => {
  test("is accepted whole", () => {
    expect(judgesOnlyItsBytes(file).ok).toBe(true);
  });

  test("cut at any byte is refused, and nothing beyond the cut is read", () => {
    for (let length = 0; length < file.length; length++) {
      expect(judgesOnlyItsBytes(file.slice(0, length)).ok, `cut at ${length}`).toBe(false);
    }
  });

  test("with any one bit turned is judged without an exception", () => {
    for (let bit = 0; bit < file.length * 8; bit++) {
      const turned = file.slice();
      turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      judgesOnlyItsBytes(turned);
    }
  });

  test("with a run of its bytes replaced is judged without an exception", () => {
    const wound = fc.tuple(fc.nat(file.length - 1), fc.uint8Array({ minLength: 1, maxLength: 16 }));
    fc.assert(
      fc.property(fc.array(wound, { minLength: 1, maxLength: 4 }), (wounds) => {
        const wounded = file.slice();
        for (const [at, bytes] of wounds) wounded.set(bytes.subarray(0, file.length - at), at);
        judgesOnlyItsBytes(wounded);
      }),
    );
  });
});

test("random bytes, with or without a picture's signature, are judged without an exception", () => {
  const heads = Object.values(FILES).map((file) => file.subarray(0, 12));
  fc.assert(
    fc.property(
      fc.constantFrom(new Uint8Array(0), ...heads),
      fc.uint8Array({ maxLength: 400 }),
      (head, rest) => {
        judgesOnlyItsBytes(Uint8Array.from([...head, ...rest]));
      },
    ),
    { numRuns: 500 },
  );
});

test("random EXIF blocks are read without an exception", () => {
  fc.assert(
    fc.property(fc.boolean(), fc.uint8Array({ maxLength: 200 }), (little, rest) => {
      const head = little ? [0x49, 0x49, 42, 0] : [0x4d, 0x4d, 0, 42];
      judgesOnlyItsBytes(withJpegExif(fixture("grey.jpg"), Uint8Array.from([...head, ...rest])));
    }),
    { numRuns: 500 },
  );
});
