import { estimateQuality, ZIGZAG } from "./jpeg-quality.ts";
import { type JpegSegment, jpegSegments, MARKER } from "./jpeg-segments.ts";

/** What a JPEG file says of itself, read without decoding it. */
export interface JpegInspection {
  readonly width: number;
  readonly height: number;
  /** Bits a sample: 8 in any file a standard photo may be. */
  readonly precision: number;
  /** 1 for grey, 3 for colour; 24-bit colour is three components of 8 bits. */
  readonly components: number;
  /** Horizontal by vertical sampling factors of each component, such as 2x2, 1x1, 1x1 for 4:2:0. */
  readonly sampling: readonly string[];
  readonly progressive: boolean;
  /** JFIF version such as "1.01" and density; null without a JFIF header. */
  readonly jfif: {
    readonly version: string;
    readonly unit: "none" | "dpi" | "dpcm";
    readonly x: number;
    readonly y: number;
  } | null;
  /** Quantisation tables by number, row by row. */
  readonly tables: ReadonlyMap<number, readonly number[]>;
  /** IJG quality factor nearest the luminance table. */
  readonly quality: number;
  /** Marker codes of segments that hold metadata other than JFIF: APP1 to APP15 and comments. */
  readonly metadata: readonly number[];
  /** Bytes after the end of the picture. */
  readonly trailingBytes: number;
}

/**
 * Reads the facts that a photo standard fixes from a JPEG file: size, density, depth, quality, metadata, padding.
 *
 * @returns undefined when the bytes are not a whole JPEG file with a frame and its luminance table.
 */
export function inspectJpeg(bytes: Uint8Array): JpegInspection | undefined {
  const segments = jpegSegments(bytes);
  const frame = segments?.find(({ marker }) => isFrame(marker));
  if (segments === undefined || frame === undefined || frame.content.length < 6) return undefined;
  const tables = quantisationTables(segments);
  const { content } = frame;
  const components = content[5] ?? 0;
  const luminance = tables.get(content[8] ?? 0);
  if (luminance === undefined || content.length < 6 + 3 * components) return undefined;
  return {
    precision: content[0] ?? 0,
    height: word(content, 1),
    width: word(content, 3),
    components,
    sampling: Array.from({ length: components }, (_, at) => {
      const factors = content[7 + 3 * at] ?? 0;
      return `${factors >> 4}x${factors & 15}`;
    }),
    progressive: frame.marker === 0xc2,
    jfif: jfifOf(segments),
    tables,
    quality: estimateQuality(luminance),
    metadata: segments
      .map(({ marker }) => marker)
      .filter((m) => (m > MARKER.APP0 && m <= MARKER.APP15) || m === MARKER.COM),
    trailingBytes: bytes.length - (segments.at(-1)?.end ?? 0),
  };
}

/** SOF0 to SOF15 but for the three codes between them that are tables. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function quantisationTables(segments: readonly JpegSegment[]): Map<number, number[]> {
  const tables = new Map<number, number[]>();
  for (const { marker, content } of segments) {
    if (marker !== MARKER.DQT) continue;
    for (let at = 0; at < content.length; ) {
      const head = content[at] ?? 0;
      const wide = head >> 4 !== 0;
      const table = new Array<number>(64).fill(0);
      ZIGZAG.forEach((place, k) => {
        table[place] = wide ? word(content, at + 1 + 2 * k) : (content[at + 1 + k] ?? 0);
      });
      tables.set(head & 15, table);
      at += wide ? 129 : 65;
    }
  }
  return tables;
}

function jfifOf(segments: readonly JpegSegment[]): JpegInspection["jfif"] {
  const header = segments.find(
    ({ marker, content }) =>
      marker === MARKER.APP0 && String.fromCharCode(...content.subarray(0, 5)) === "JFIF\0",
  );
  if (header === undefined || header.content.length < 12) return null;
  const { content } = header;
  return {
    version: `${content[5]}.${String(content[6]).padStart(2, "0")}`,
    unit: content[7] === 1 ? "dpi" : content[7] === 2 ? "dpcm" : "none",
    x: word(content, 8),
    y: word(content, 10),
  };
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
