import { describe, expect, test } from "vitest";
import { decodePhoto } from "../../../wasm/codecs/decode.ts";
import type { Picture } from "../../../wasm/picture.ts";
import { readQrCodes } from "../../../wasm/qr/read-codes.ts";
import { double, halve } from "../../../wasm/qr/resize.ts";
import { inspectPhoto } from "../../../worker/photo/intake/inspect.ts";
import { DEFAULT_LIMITS } from "../../../worker/photo/intake/limits.ts";
import { sharedFile } from "../test-env.ts";
import { collage, drawQr } from "./draw.ts";

const TEXT =
  "XZC1.Yf2jvk3nR6mHbQ0u8xWlTz5pCoEaSdKgIiNtLw7-_yVrBq9hXsMf4jGcPkDnOeUaZ1bYw2lHv3tJo6xQiRsTgWmEpKzFuCdAnLyB";
const texts = async (picture: Picture) => (await readQrCodes(picture)).map(({ text }) => text);

function noisy(picture: Picture, amount: number): Picture {
  let seed = 7;
  const data = picture.data.map((value, i) => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    return i % 4 === 3 ? 255 : value + ((seed >> 16) / 32768 - 0.5) * amount;
  });
  return { ...picture, data };
}

/** The picture with a slanted shadow over its right half, but for its lowest part. */
function shaded(picture: Picture, light: number): Picture {
  const { width } = picture;
  const data = picture.data.map((value, i) => {
    const x = (i >> 2) % width;
    const y = Math.floor((i >> 2) / width);
    return i % 4 < 3 && y < 1300 && x + y * 0.3 > width * 0.72 ? value * light : value;
  });
  return { ...picture, data };
}

describe("a QR code is read", () => {
  test("as it is, and its corners are where it lies", async () => {
    const picture = collage(
      900,
      700,
      [200, 210, 220],
      [{ picture: drawQr(TEXT, { scale: 5 }), x: 300, y: 100 }],
    );
    const [code] = await readQrCodes(picture);
    expect(code?.text).toBe(TEXT);
    expect(code?.corners[0].x).toBeGreaterThan(310);
    expect(code?.corners[0].x).toBeLessThan(330);
    expect(code?.corners[0].y).toBeLessThan(130);
  });

  test("in dark mode: light modules on dark", async () => {
    const code = drawQr(TEXT, { scale: 4, dark: [235, 235, 235], light: [25, 25, 28] });
    expect(await texts(collage(600, 600, [25, 25, 28], [{ picture: code, x: 90, y: 90 }]))).toEqual([TEXT]);
  });

  test("with little contrast and much noise", async () => {
    const code = drawQr(TEXT, { scale: 6, dark: [90, 90, 90], light: [170, 170, 170] });
    expect(
      await texts(noisy(collage(800, 800, [170, 170, 170], [{ picture: code, x: 100, y: 100 }]), 90)),
    ).toEqual([TEXT]);
  });

  test("when it was cut so tightly that nothing is left around it, on a dark page", async () => {
    expect(await texts(drawQr(TEXT, { scale: 4, quiet: 0 }))).toEqual([TEXT]);
  });

  test("across the edge of a shadow that leaves a quarter of the light", async () => {
    const code = drawQr(TEXT.slice(0, 40), { scale: 16 });
    const page = collage(1000, 1200, [235, 235, 235], [{ picture: code, x: 150, y: 300 }]);
    expect(await texts(noisy(shaded(page, 0.25), 12))).toEqual([TEXT.slice(0, 40)]);
  });

  test("that is wanted, behind a shadow, though another beside it is read at once", async () => {
    const wanted = TEXT.slice(0, 40);
    const other = "https://example.com/other";
    const page = collage(
      1000,
      1900,
      [235, 235, 235],
      [
        { picture: drawQr(wanted, { scale: 16 }), x: 150, y: 300 },
        { picture: drawQr(other, { scale: 8 }), x: 60, y: 1400 },
      ],
    );
    const picture = noisy(shaded(page, 0.25), 12);
    expect(await texts(picture)).toEqual([other]);
    const codes = await readQrCodes(picture, (text) => !text.startsWith("https:"));
    expect(codes.map(({ text }) => text).toSorted()).toEqual([wanted, other].toSorted());
  });

  test("when its modules are two pixels small", async () => {
    const small = halve(drawQr(TEXT, { scale: 4 }));
    expect(await texts(small)).toEqual([TEXT]);
    const page = collage(2000, 1500, [255, 255, 255], [{ picture: small, x: 1500, y: 1100 }]);
    expect(await texts(page)).toEqual([TEXT]);
  });

  test("among others: every code of the picture is answered", async () => {
    const other = "https://example.com/other";
    const page = collage(
      1200,
      700,
      [255, 255, 255],
      [
        { picture: drawQr(TEXT, { scale: 5 }), x: 40, y: 40 },
        { picture: drawQr(other, { scale: 8 }), x: 700, y: 100 },
      ],
    );
    expect((await texts(page)).toSorted()).toEqual([TEXT, other].toSorted());
  });

  test("and nothing is read where there is no code", async () => {
    const stripes = double(noisy(collage(300, 300, [128, 128, 128], []), 250));
    expect(await texts(stripes)).toEqual([]);
  });
});

interface Entry {
  readonly file: string;
  readonly expected_text: string | null;
  readonly other_codes?: readonly string[];
}

// No decoder we know of reads this one: a code woven into wrinkled cloth.
const UNREADABLE = ["qr/zxing-qrcode-4-13.png"];

const manifest = await sharedFile("data/dev/manifest.json");
const entries =
  manifest === null ? [] : (JSON.parse(new TextDecoder().decode(manifest)) as { qr: Entry[] }).qr;
const plain = (text: string) => text.replaceAll("\r\n", "\n").trim();

// Without the evaluation set beside the project there is nothing to read.
describe.skipIf(entries.length === 0)("of the evaluation set", () => {
  test.each(entries.map((entry) => [entry.file, entry] as const))(
    "%s is read as its manifest says",
    async (_, entry) => {
      const bytes = (await sharedFile(`data/dev/${entry.file}`)) ?? new Uint8Array();
      const seen = inspectPhoto(bytes, { ...DEFAULT_LIMITS, minFrameWidth: 1 });
      if (!seen.ok) throw new Error(seen.refusal.code);
      const decoded = decodePhoto(bytes, seen.info, { maxSide: 2400 });
      if (!decoded.ok) throw new Error(decoded.code);
      const read = (await texts(decoded.picture)).map(plain);
      if (UNREADABLE.includes(entry.file) || entry.expected_text === null) expect(read).toEqual([]);
      else expect(read).toContain(plain(entry.expected_text));
    },
  );
});
