import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { jpegFacts } from "../../bench/conformance/jpeg-facts.ts";
import { type Finding, judgePhoto } from "../../bench/conformance/judge-photo.ts";
import { pictureFacts } from "../../bench/conformance/picture-facts.ts";
import { STANDARDS, type Standard } from "../../bench/conformance/standard.ts";
import { readRgb } from "../../bench/shared/picture.ts";

const WIDTH = 480;
const HEIGHT = 640;
const standard = STANDARDS["moe-blue"] as Standard;
const face = { eyeLine: 250, width: 240, centre: 240, faces: 1 };

/** A figure of bust and head in noise on the background, drawn by `colourAt` where it differs. */
function draw(colourAt: (x: number, y: number) => readonly number[] | null): Uint8Array {
  const data = new Uint8Array(WIDTH * HEIGHT * 3);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const head = Math.hypot((x - 240) / 120, (y - 250) / 170) < 1;
      const bust = y > 410 && Math.abs(x - 240) < 200;
      const grain = 60 + ((x * 7919 + y * 104_729) % 37);
      const plain = head || bust ? [grain, grain, grain] : standard.background;
      data.set(colourAt(x, y) ?? plain, (y * WIDTH + x) * 3);
    }
  }
  return data;
}

const encode = (data: Uint8Array, quality = 80) =>
  sharp(data, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } }).jpeg({ quality });

async function judge(bytes: Uint8Array): Promise<Finding[]> {
  const picture = await readRgb(bytes);
  const pixels = pictureFacts(picture, standard.background, face);
  return judgePhoto({ bytes: bytes.length, jpeg: jpegFacts(bytes), picture, pixels, face }, standard);
}

const broken = async (bytes: Uint8Array) =>
  (await judge(bytes)).filter(({ ok }) => !ok).map(({ row }) => row);

/** What sharp does not write as the standard wants it: the density in JFIF. */
const NOT_DRAWN = ["density"];

describe("the reader of JPEG files", () => {
  it.each([60, 75, 92])("estimates the quality factor %i from the tables", async (quality) => {
    expect(
      jpegFacts(
        await encode(
          draw(() => null),
          quality,
        ).toBuffer(),
      ).quality,
    ).toBe(quality);
  });

  it("finds the density that JFIF states and misses it where there is none", async () => {
    const bytes = await encode(draw(() => null)).toBuffer();
    const jfif = Uint8Array.from([0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1, 1, 1, 1, 44, 1, 44, 0, 0]);
    const dense = Buffer.concat([bytes.subarray(0, 2), jfif, bytes.subarray(2)]);
    expect(jpegFacts(dense).density).toEqual([300, 300]);
    expect(jpegFacts(bytes).density).toBeNull();
  });

  it("names metadata that the original brought along", async () => {
    const bytes = await encode(draw(() => null))
      .withExif({ IFD0: { Copyright: "nobody" } })
      .toBuffer();
    expect(jpegFacts(bytes).extras).toEqual(["APP1 Exif"]);
  });

  it("counts padding inside the picture's data and after its end", async () => {
    const bytes = await encode(draw(() => null)).toBuffer();
    expect(jpegFacts(bytes).file).toMatchObject({ scanPadding: 0, trailing: 0, fillBytes: 0 });
    const within = Buffer.concat([bytes.subarray(0, -2), Buffer.alloc(200), bytes.subarray(-2)]);
    expect(jpegFacts(within).file.scanPadding).toBe(200);
    expect(jpegFacts(Buffer.concat([bytes, Buffer.alloc(7)])).file.trailing).toBe(7);
  });

  it("throws on a file cut short", async () => {
    const bytes = await encode(draw(() => null)).toBuffer();
    expect(() => jpegFacts(bytes.subarray(0, -300))).toThrow();
  });
});

describe("the judge of standard photos", () => {
  it("finds nothing wrong with an even background and a figure within the bands", async () => {
    expect(await broken(await encode(draw(() => null)).toBuffer())).toEqual(NOT_DRAWN);
  });

  it("measures the first row of the head", async () => {
    const findings = await judge(await encode(draw(() => null)).toBuffer());
    const top = Number(findings.find(({ row }) => row === "hair top")?.value);
    expect(Math.abs(top - 80)).toBeLessThanOrEqual(2);
  });

  it("sees a background of another colour", async () => {
    const bytes = await encode(
      draw((x, y) => (y < 40 || x < 20 || x > 460 ? [103, 190, 250] : null)),
    ).toBuffer();
    expect(await broken(bytes)).toContain("background, uneven");
  });

  it("sees a gradient that leaves the middle as asked", async () => {
    const bytes = await encode(
      draw((x, y) => (y < 410 && Math.hypot(x - 240, y - 250) > 190 ? [100, 185 + x / 20, 255] : null)),
    ).toBuffer();
    expect(await broken(bytes)).toContain("background, levels off");
  });

  it("sees rows repeated under the bust", async () => {
    const data = draw(() => null);
    for (let y = 600; y < HEIGHT; y++) data.copyWithin(y * WIDTH * 3, 599 * WIDTH * 3, 600 * WIDTH * 3);
    expect(await broken(await encode(data).toBuffer())).toContain("repeated rows");
  });

  it("sees a bust that ends above the lower edge", async () => {
    const data = draw((_, y) => (y >= 620 ? standard.background : null));
    expect(await broken(await encode(data).toBuffer())).toContain("body reaches the lower edge");
  });
});
