import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeWith } from "../../../../wasm/codecs/decoder.ts";
import { createCodecInstance } from "../../../../wasm/codecs/instance.ts";
import { encodeGreyPng } from "../../../../wasm/codecs/png-grey.ts";
import { inspectPhoto } from "../../../../worker/photo/intake/inspect.ts";
import { ANY_SIZE, compileModule } from "./files.ts";

const codecs = createCodecInstance(compileModule());

async function roundTrip(width: number, height: number, alpha: Uint8Array) {
  const png = await encodeGreyPng({ width, height, alpha });
  expect(inspectPhoto(png, ANY_SIZE)).toMatchObject({
    ok: true,
    info: { kind: "png", colour: "grey", bitDepth: 8, alpha: false, width, height },
  });
  const decoded = decodeWith(codecs, png, "png", { maxSide: 4096 });
  if (!decoded.ok) throw new Error(decoded.code);
  expect(decoded.picture.data.filter((_, at) => at % 4 === 0)).toEqual(new Uint8ClampedArray(alpha));
}

test("a matte of any size and content comes back as it was", async () => {
  const matte = fc
    .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }))
    .chain(([width, height]) =>
      fc.tuple(
        fc.constant(width),
        fc.constant(height),
        fc.uint8Array({ minLength: width * height, maxLength: width * height }),
      ),
    );
  await fc.assert(fc.asyncProperty(matte, ([width, height, alpha]) => roundTrip(width, height, alpha)));
});

test("a matte of more than one batch comes back as it was", async () => {
  const alpha = Uint8Array.from({ length: 1000 * 700 }, (_, at) => (at % 1000) >> 2);
  await roundTrip(1000, 700, alpha);
});
