import { describe, expect, it } from "vitest";
import type { Face } from "../../../wasm/face/face.ts";
import type { Picture } from "../../../wasm/picture.ts";
import { cloudflareSegmenter, type ImagesInput } from "../../../worker/photo/segmenter/cloudflare.ts";

const WIDTH = 60;
const HEIGHT = 80;
const FACE: Face = {
  box: { x: 20, y: 30, width: 20, height: 20 },
  score: 1,
  presence: 1,
  mesh: new Float32Array(468 * 3),
};
const PICTURE: Picture = {
  width: WIDTH,
  height: HEIGHT,
  data: new Uint8ClampedArray(WIDTH * HEIGHT * 4).fill(200),
};

/** Opaque in the middle, half at its edge, clear elsewhere; and a bystander in a corner. */
function person(x: number, y: number): number {
  if (x < 6 && y < 6) return 255;
  const away = Math.max(Math.abs(x - 30), Math.abs(y - 40));
  return away < 20 ? 255 : away === 20 ? 128 : 0;
}

describe("The Images segmenter", () => {
  it("asks for the foreground as PNG and takes the answer's alpha, without bystanders", async () => {
    const images = answering(await png(6, (x, y) => [9, 9, 9, person(x, y)]));
    const segmented = await segmenterWith(images).segment([PICTURE], FACE);
    expect(images.asked).toEqual([{ segment: "foreground" }, { format: "image/png" }]);
    expect(images.sent).toEqual([1, 2, 3]);
    if (!segmented.ok) throw new Error(segmented.refusal.code);
    const { alpha, width, height } = segmented.matte;
    expect([width, height]).toEqual([WIDTH, HEIGHT]);
    expect(alpha[40 * WIDTH + 30]).toBe(255);
    expect(alpha[40 * WIDTH + 10]).toBe(128);
    expect(alpha[40 * WIDTH + 5]).toBe(0);
    expect(alpha[2 * WIDTH + 2]).toBe(0);
  });

  it("undoes every row filter and takes grey with alpha", async () => {
    const images = answering(
      await png(
        4,
        (x, y) => [x ^ y, person(x, y)],
        (y) => y % 5,
      ),
    );
    const segmented = await segmenterWith(images).segment([PICTURE], FACE);
    if (!segmented.ok) throw new Error(segmented.refusal.code);
    for (let y = 8; y < HEIGHT; y++) {
      for (let x = 0; x < WIDTH; x++) expect(segmented.matte.alpha[y * WIDTH + x]).toBe(person(x, y));
    }
  });

  it("refuses a picture without alpha, as the local binding answers", async () => {
    const images = answering(await png(2, () => [200, 200, 200]));
    expect(await codeOf(images)).toBe("segmenter_answer_opaque");
  });

  it("refuses alpha that is opaque throughout", async () => {
    expect(await codeOf(answering(await png(6, () => [1, 2, 3, 255])))).toBe("segmenter_answer_opaque");
  });

  it("refuses a matte that leaves the face out", async () => {
    const images = answering(await png(6, (x) => [1, 2, 3, x < 10 ? 255 : 0]));
    expect(await codeOf(images)).toBe("segmenter_found_nobody");
  });

  it("refuses another size, another format, and a file cut short", async () => {
    const wide = await png(6, () => [0, 0, 0, 9], undefined, WIDTH + 1);
    const whole = await png(6, (x, y) => [1, 2, 3, person(x, y)]);
    for (const file of [
      wide,
      new TextEncoder().encode("<html>busy</html>".padEnd(200)),
      whole.subarray(0, whole.length - 40),
    ]) {
      expect(await codeOf(answering(file))).toBe("segmenter_answer_unreadable");
    }
  });

  it("answers a refusal in both languages when Images throws, and keeps its words to itself", async () => {
    const images = failing(new Error("ERROR 9412: secret-name.jpg is not an image"));
    const segmented = await segmenterWith(images).segment([PICTURE], FACE);
    if (segmented.ok) throw new Error("It took an error for an answer");
    expect(segmented.refusal.code).toBe("segmenter_unavailable");
    expect(segmented.refusal.message.zh).toMatch(/稍后再试/);
    expect(JSON.stringify(segmented)).not.toMatch(/secret-name|9412/);
  });
});

type Recording = ImagesInput & { readonly asked: unknown[]; sent: number[] };

/** The Images binding's shape as it answers in production: one transform, one output, a response of bytes. */
function answering(file: Uint8Array): Recording {
  return recording(async () => file);
}

function failing(error: Error): Recording {
  return recording(() => Promise.reject(error));
}

function recording(answer: () => Promise<Uint8Array>): Recording {
  const asked: unknown[] = [];
  const images = {
    asked,
    sent: [] as number[],
    input(stream: ReadableStream<Uint8Array>) {
      const transformer = {
        transform(how: unknown) {
          asked.push(how);
          return transformer;
        },
        async output(how: unknown) {
          asked.push(how);
          images.sent = [...new Uint8Array(await new Response(stream).arrayBuffer())];
          const file = await answer();
          return { response: () => new Response(file as Uint8Array<ArrayBuffer>) };
        },
      };
      return transformer;
    },
  };
  return images as unknown as Recording;
}

function segmenterWith(images: ImagesInput) {
  return cloudflareSegmenter(images, async () => Uint8Array.of(1, 2, 3));
}

async function codeOf(images: ImagesInput): Promise<string> {
  const segmented = await segmenterWith(images).segment([PICTURE], FACE);
  return segmented.ok ? "a matte" : segmented.refusal.code;
}

/** A PNG of 8-bit channels; `filter` chooses each row's filter (PNG 9.2). */
async function png(
  type: 2 | 4 | 6,
  pixel: (x: number, y: number) => readonly number[],
  filter: (y: number) => number = () => 0,
  width = WIDTH,
): Promise<Uint8Array> {
  const channels = { 2: 3, 4: 2, 6: 4 }[type];
  const rows: number[] = [];
  let above = new Array<number>(width * channels).fill(0);
  for (let y = 0; y < HEIGHT; y++) {
    const row = Array.from({ length: width }, (_, x) => pixel(x, y)).flat();
    rows.push(filter(y), ...row.map((value, i) => (value - guess(filter(y), row, above, i, channels)) & 255));
    above = row;
  }
  const packed = new Response(
    new Blob([Uint8Array.from(rows)]).stream().pipeThrough(new CompressionStream("deflate")),
  );
  const header = new Uint8Array(13);
  new DataView(header.buffer).setUint32(0, width);
  new DataView(header.buffer).setUint32(4, HEIGHT);
  header.set([8, type, 0, 0, 0], 8);
  const data = new Uint8Array(await packed.arrayBuffer());
  const half = data.length >> 1;
  return Uint8Array.from([
    ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    ...chunk("IHDR", header),
    ...chunk("IDAT", data.subarray(0, half)),
    ...chunk("IDAT", data.subarray(half)),
    ...chunk("IEND", new Uint8Array(0)),
  ]);
}

function guess(filter: number, row: number[], above: number[], i: number, channels: number): number {
  const left = row[i - channels] ?? 0;
  const up = above[i] ?? 0;
  const corner = above[i - channels] ?? 0;
  const plane = left + up - corner;
  const nearest = [left, up, corner].reduce((best, next) =>
    Math.abs(plane - next) < Math.abs(plane - best) ? next : best,
  );
  return [0, left, up, (left + up) >> 1, nearest][filter] ?? 0;
}

function chunk(name: string, body: Uint8Array): number[] {
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, body.length);
  return [...length, ...new TextEncoder().encode(name), ...body, 0, 0, 0, 0];
}
