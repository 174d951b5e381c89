import { ijgQuality } from "./ijg-quality.ts";
import { type JpegFile, readJpeg } from "./jpeg-file.ts";

/** What the standard asks of the file, as its header states it. */
export interface JpegFacts {
  readonly width: number;
  readonly height: number;
  readonly components: number;
  readonly bits: number;
  readonly progressive: boolean;
  /** Luma sampling against chroma, such as "2x2". */
  readonly sampling: string;
  /** Dots an inch by JFIF, horizontal and vertical; null without them. */
  readonly density: readonly [number, number] | null;
  readonly quality: number;
  /** Segments that a standard photo does not need: metadata, profiles, comments, thumbnails. */
  readonly extras: readonly string[];
  readonly file: JpegFile;
}

/** Reads the facts of a JPEG file; throws on anything that is not a whole JPEG. */
export function jpegFacts(bytes: Uint8Array): JpegFacts {
  const file = readJpeg(bytes);
  const frame = file.segments.find(({ marker }) => marker === 0xc0 || marker === 0xc1 || marker === 0xc2);
  if (!frame) throw new Error("no frame that this reader knows");
  const [bits = 0, h1 = 0, h0 = 0, w1 = 0, w0 = 0, components = 0] = frame.data;
  const sampling = frame.data[7] ?? 0;
  return {
    width: (w1 << 8) | w0,
    height: (h1 << 8) | h0,
    components,
    bits,
    progressive: frame.marker === 0xc2,
    sampling: `${sampling >> 4}x${sampling & 15}`,
    density: density(file),
    quality: ijgQuality(file.segments.filter(({ marker }) => marker === 0xdb).map(({ data }) => data)),
    extras: extras(file),
    file,
  };
}

function isJfif(data: Uint8Array): boolean {
  return String.fromCharCode(...data.subarray(0, 5)) === "JFIF\0";
}

function density({ segments }: JpegFile): readonly [number, number] | null {
  const jfif = segments[0];
  if (jfif?.marker !== 0xe0 || !isJfif(jfif.data) || jfif.data[7] !== 1) return null;
  const view = new DataView(jfif.data.buffer, jfif.data.byteOffset);
  return [view.getUint16(8), view.getUint16(10)];
}

function extras({ segments }: JpegFile): string[] {
  return segments.flatMap(({ marker, data }, index) => {
    if (marker === 0xfe) return ["comment"];
    if (marker < 0xe0 || marker > 0xef) return [];
    if (marker === 0xe0 && index === 0 && isJfif(data)) return data.length === 14 ? [] : ["thumbnail"];
    const name = String.fromCharCode(...data.subarray(0, 11)).replace(/[^\x20-\x7e].*$/s, "");
    return [`APP${marker - 0xe0} ${name}`.trim()];
  });
}
