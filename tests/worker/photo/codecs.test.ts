import { beforeAll, describe, expect, test } from "vitest";
import module from "../../../wasm/codecs/build/codecs.wasm";
import { MEMORY_CAP } from "../../../wasm/codecs/caps.ts";
import { codecsMemoryBytes, decodePhoto } from "../../../wasm/codecs/decode.ts";
import { decodeWith } from "../../../wasm/codecs/decoder.ts";
import { type CodecInstance, createCodecInstance } from "../../../wasm/codecs/instance.ts";
import { inspectPhoto } from "../../../worker/photo/intake/inspect.ts";
import { takeIn } from "../../../worker/photo/take-in.ts";
import { enlarge } from "./codecs-large.ts";

declare global {
  interface ImportMeta {
    /** Vite's: here each fixture as a data URL, since a worker has no files. */
    glob<Module>(pattern: string, options: object): Record<string, Module>;
  }
}

const files = import.meta.glob<string>("../../fixtures/intake/*.{jpg,png,webp}", {
  query: "?inline",
  import: "default",
  eager: true,
});

function fixture(name: string): Uint8Array {
  const url = files[`../../fixtures/intake/${name}`];
  if (url === undefined) throw new Error(`there is no fixture ${name}`);
  return Uint8Array.from(atob(url.slice(url.indexOf(",") + 1)), (letter) => letter.charCodeAt(0));
}

/** iPhone's 12 MP: runs of 12 MCUs fill it exactly. */
const WIDTH = 4032;
const HEIGHT = 3024;
const MB = 1024 * 1024;

describe("in workerd", () => {
  test.each([
    ["baseline.jpg", "jpeg"],
    ["rgb.png", "png"],
    ["lossless.webp", "webp"],
  ] as const)("%s decodes", (name, format) => {
    const decoded = decodePhoto(fixture(name), { format });
    if (!decoded.ok) throw new Error(decoded.code);
    expect([decoded.picture.width, decoded.picture.height]).toEqual([48, 32]);
    const [red = 0, green = 0, blue = 0, alpha] = decoded.picture.data;
    expect(Math.abs(red - 0xd0) + Math.abs(green - 0x20) + Math.abs(blue - 0x20)).toBeLessThan(20);
    expect(alpha).toBe(255);
    expect(codecsMemoryBytes()).toBeGreaterThan(0);
    expect(codecsMemoryBytes()).toBeLessThanOrEqual(MEMORY_CAP);
  });
});

/** SHA-256 of the RGBA that `djpeg -dct int -scale 4/8` (libjpeg-turbo, native) gives for the same file. */
const NATIVE = {
  baseline: "80b2d76f32867400197bd9ca19e23b61454a2c2351053f1371b53dd95b2c0169",
  progressive: "c67f23afc2c758cf604d998e68ab9cc72d81552dd16abd792b6f6b054062f3cc",
};

const FULL = { maxSide: 2048 };

async function decodeHalved(codecs: CodecInstance, photo: Uint8Array) {
  const decoded = decodeWith(codecs, photo, "jpeg", FULL);
  if (!decoded.ok) throw new Error(decoded.code);
  const { picture, fullWidth, fullHeight } = decoded;
  expect([picture.width, picture.height, fullWidth, fullHeight]).toEqual([2016, 1512, WIDTH, HEIGHT]);
  const hash = await crypto.subtle.digest("SHA-256", picture.data);
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

describe("12 MP", () => {
  let baseline: Uint8Array;
  let progressive: Uint8Array;
  beforeAll(() => {
    baseline = enlarge(fixture("strip-baseline.jpg"), WIDTH, HEIGHT);
    progressive = enlarge(fixture("strip-progressive.jpg"), WIDTH, HEIGHT);
  });

  test("is taken by the intake", () => {
    expect(inspectPhoto(baseline)).toMatchObject({ ok: true, info: { kind: "jpeg", width: WIDTH } });
    expect(inspectPhoto(progressive)).toMatchObject({ ok: true, info: { kind: "jpeg-progressive" } });
  });

  // Memory never shrinks, so each need is measured in an instance of its own.
  test("baseline takes less than 1 MB of WebAssembly memory and gives what native libjpeg-turbo gives", async () => {
    const codecs = createCodecInstance(module);
    expect(await decodeHalved(codecs, baseline)).toBe(NATIVE.baseline);
    expect(codecs.memoryBytes()).toBeLessThan(1 * MB);
  });

  test("progressive takes less than 10 MB, its coefficients packed and unpacked without loss", async () => {
    const codecs = createCodecInstance(module);
    expect(await decodeHalved(codecs, progressive)).toBe(NATIVE.progressive);
    expect(codecs.memoryBytes()).toBeLessThan(10 * MB);
  });

  test("an instance that a photo has grown is let go, one that stays small is kept", () => {
    expect(decodePhoto(progressive, { format: "jpeg" }).ok).toBe(true);
    expect(codecsMemoryBytes()).toBe(0);
    expect(decodePhoto(baseline, { format: "jpeg" }).ok).toBe(true);
    expect(codecsMemoryBytes()).toBeGreaterThan(0);
  });

  test("a square photo is worked on with as many pixels as a 3:4 one", async () => {
    const square = enlarge(fixture("strip-baseline.jpg"), 3072, 3072);
    const watch = { lap() {}, read: () => ({}) };
    for (const [file, least] of [
      [baseline, 1],
      [square, 0.98],
    ] as const) {
      const taken = await takeIn(file, undefined, {}, watch);
      if (!taken.ok) throw new Error(taken.refusal.code);
      const pixels = taken.picture.width * taken.picture.height;
      expect(pixels / (2016 * 1512)).toBeGreaterThanOrEqual(least);
      expect(pixels).toBeLessThanOrEqual(2048 * 1536);
    }
  });

  test("what needs more than the cap is refused, and the next photo is decoded", async () => {
    const codecs = createCodecInstance(module);
    const huge = enlarge(fixture("strip-baseline.jpg"), 4 * WIDTH, 2 * HEIGHT);
    expect(decodeWith(codecs, huge, "jpeg", FULL)).toEqual({ ok: false, code: "too_many_pixels" });
    const large = enlarge(fixture("strip-progressive.jpg"), 2 * WIDTH, 2 * HEIGHT);
    expect(decodeWith(codecs, large, "jpeg", FULL)).toEqual({ ok: false, code: "out_of_memory" });
    expect(codecs.memoryBytes()).toBeLessThanOrEqual(MEMORY_CAP);
    expect(await decodeHalved(codecs, baseline)).toBe(NATIVE.baseline);
  }, 30_000);
});
