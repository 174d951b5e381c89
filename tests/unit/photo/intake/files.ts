import { readFileSync } from "node:fs";
import { crc32, deflateSync } from "node:zlib";
import { DEFAULT_LIMITS, type IntakeLimits } from "../../../../worker/photo/intake/limits.ts";

/** The intake's limits without a least size: the fixtures are 48x32. */
export const ANY_SIZE: IntakeLimits = { ...DEFAULT_LIMITS, minFrameWidth: 0 };

export function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(`${import.meta.dirname}/../../../fixtures/intake/${name}`));
}

export const BUILD = `${import.meta.dirname}/../../../../wasm/codecs/build`;

/** The codec module compiled from its bytes; workerd's types leave the constructor out, Node has it. */
export function compileModule(): WebAssembly.Module {
  const Module = WebAssembly.Module as unknown as new (bytes: Uint8Array) => WebAssembly.Module;
  return new Module(readFileSync(`${BUILD}/codecs.wasm`));
}

export const ascii = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

export function join(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

const big16 = (value: number) => Uint8Array.of(value >> 8, value & 255);
const big32 = (value: number) => join(big16(value >>> 16), big16(value & 0xffff));
const little32 = (value: number) => big32(value).reverse();

/** One EXIF tag: a SHORT, or a text. */
export type Tag = readonly [tag: number, value: number | string];

/** A TIFF block with tags in its main directory and in its EXIF directory. */
export function tiff(main: readonly Tag[], details: readonly Tag[] = [], little = false): Uint8Array {
  const order = (bytes: Uint8Array) => (little ? bytes.reverse() : bytes);
  const u16 = (value: number) => order(big16(value));
  const u32 = (value: number) => order(big32(value));
  const detailsAt = 8 + 2 + (main.length + 1) * 12 + 4;
  let textAt = detailsAt + 2 + details.length * 12 + 4;
  const texts: Uint8Array[] = [];
  const entry = ([tag, value]: Tag): Uint8Array => {
    if (typeof value === "number") return join(u16(tag), u16(3), u32(1), u16(value), u16(0));
    const text = ascii(`${value}\0`);
    texts.push(text);
    textAt += text.length;
    return join(u16(tag), u16(2), u32(text.length), u32(textAt - text.length));
  };
  const directory = (entries: readonly Uint8Array[]) => join(u16(entries.length), ...entries, u32(0));
  const pointer = join(u16(0x8769), u16(4), u32(1), u32(detailsAt));
  const head = join(ascii(little ? "II" : "MM"), u16(42), u32(8));
  return join(head, directory([...main.map(entry), pointer]), directory(details.map(entry)), ...texts);
}

/** A JPEG with a segment of its own after SOI. */
export function withSegment(jpeg: Uint8Array, marker: number, body: Uint8Array): Uint8Array {
  return join(
    jpeg.subarray(0, 2),
    Uint8Array.of(0xff, marker),
    big16(body.length + 2),
    body,
    jpeg.subarray(2),
  );
}

export const withJpegExif = (jpeg: Uint8Array, block: Uint8Array) =>
  withSegment(jpeg, 0xe1, join(ascii("Exif\0\0"), block));

/** A PNG with a chunk of its own after IHDR. */
export function withChunk(png: Uint8Array, name: string, body: Uint8Array): Uint8Array {
  const named = join(ascii(name), body);
  return join(png.subarray(0, 33), big32(body.length), named, big32(crc32(named)), png.subarray(33));
}

/** A simple WebP rewritten as an extended one that has the chunk. */
export function withWebpChunk(webp: Uint8Array, name: string, flag: number, body: Uint8Array): Uint8Array {
  const chunk = (called: string, content: Uint8Array) =>
    join(ascii(called), little32(content.length), content, new Uint8Array(content.length % 2));
  const size = Uint8Array.of(47, 0, 0, 31, 0, 0);
  const header = chunk("VP8X", join(Uint8Array.of(flag, 0, 0, 0), size));
  const extra = chunk(name, body);
  const chunks = name === "ICCP" ? [header, extra, webp.subarray(12)] : [header, webp.subarray(12), extra];
  const content = join(ascii("WEBP"), ...chunks);
  return join(ascii("RIFF"), little32(content.length), content);
}

/** An ICC curve of type `curv`: one gamma, or samples 0 to 65535. */
export const sampledCurve = (...entries: readonly number[]) =>
  join(ascii("curv\0\0\0\0"), big32(entries.length), ...entries.map(big16), new Uint8Array(2));
export const gammaCurve = (gamma: number) => sampledCurve(Math.round(gamma * 256));
/** An ICC curve of type `para`. */
export const parametricCurve = (kind: number, ...parameters: readonly number[]) =>
  join(ascii("para\0\0\0\0"), big16(kind), big16(0), ...parameters.map(fixed));
const fixed = (value: number) => big32(Math.round(value * 65536));

/** An ICC RGB matrix profile with the same curve for each channel, colorants as X, Y, Z of red, green, blue. */
export function matrixProfile(curve: Uint8Array, colorants: readonly (readonly number[])[]): Uint8Array {
  const colorant = (index: number) => join(ascii("XYZ \0\0\0\0"), ...(colorants[index] ?? []).map(fixed));
  const tags: [string, Uint8Array][] = [
    ...["rXYZ", "gXYZ", "bXYZ"].map((name, index): [string, Uint8Array] => [name, colorant(index)]),
    ...["rTRC", "gTRC", "bTRC"].map((name): [string, Uint8Array] => [name, curve]),
  ];
  let at = 128 + 4 + tags.length * 12;
  const table = tags.map(([name, body]) => {
    at += body.length;
    return join(ascii(name), big32(at - body.length), big32(body.length));
  });
  const header = new Uint8Array(128);
  header.set(big32(at), 0);
  header.set(ascii("mntrRGB XYZ "), 12);
  header.set(ascii("acsp"), 36);
  // libpng checks the connection space's illuminant, D50.
  header.set(join(big32(0xf6d6), big32(0x10000), big32(0xd32d)), 68);
  return join(header, big32(tags.length), ...table, ...tags.map(([, body]) => body));
}

export const jpegProfile = (profile: Uint8Array) =>
  join(ascii("ICC_PROFILE\0"), Uint8Array.of(1, 1), profile);
export const pngProfile = (profile: Uint8Array) =>
  join(ascii("test\0\0"), new Uint8Array(deflateSync(profile)));
