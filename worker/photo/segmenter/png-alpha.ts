/** The alpha of a PNG, one byte a pixel; or why it has none that can be used. */
export type PngAlpha =
  | { readonly ok: true; readonly width: number; readonly height: number; readonly alpha: Uint8Array }
  | { readonly ok: false; readonly reason: "not_png" | "no_alpha" | "unsupported" | "damaged" };

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** PNG 11.2.2: colour types with alpha, and the channels of each. */
const CHANNELS: Readonly<Record<number, number>> = { 4: 2, 6: 4 };
/** More pixels than any picture we segment. */
const MOST_PIXELS = 2048 * 2048;

/**
 * Reads the alpha channel of a PNG of 8 bits a channel without interlacing, which is what image services write;
 * everything else is answered with a reason. The colours are never held: rows pass one at a time.
 */
export async function readPngAlpha(file: Uint8Array): Promise<PngAlpha> {
  if (file.length < 33 || SIGNATURE.some((byte, i) => file[i] !== byte)) return failed("not_png");
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  const [depth, type, , , interlace] = file.subarray(24, 29);
  const channels = CHANNELS[type as number];
  if (channels === undefined) return failed(type === 0 || type === 2 ? "no_alpha" : "unsupported");
  if (depth !== 8 || interlace !== 0 || width * height > MOST_PIXELS) return failed("unsupported");
  if (width === 0 || height === 0) return failed("damaged");
  const packed = imageData(file, view);
  if (packed === null) return failed("damaged");
  const rows = new AlphaRows(width, height, channels);
  try {
    const inflated = new Blob(packed as Uint8Array<ArrayBuffer>[])
      .stream()
      .pipeThrough(new DecompressionStream("deflate"));
    for await (const bytes of inflated) if (!rows.take(bytes)) return failed("damaged");
  } catch {
    // zlib throws on data that is no deflate stream.
    return failed("damaged");
  }
  return rows.complete ? { ok: true, width, height, alpha: rows.alpha } : failed("damaged");
}

function failed(reason: "not_png" | "no_alpha" | "unsupported" | "damaged"): PngAlpha {
  return { ok: false, reason };
}

/** The bodies of the IDAT chunks, or null where chunks do not end at IEND. */
function imageData(file: Uint8Array, view: DataView): Uint8Array[] | null {
  const bodies: Uint8Array[] = [];
  for (let at = 8; at + 12 <= file.length; ) {
    const length = view.getUint32(at);
    const name = String.fromCharCode(...file.subarray(at + 4, at + 8));
    if (name === "IEND") return bodies;
    if (at + 12 + length > file.length) return null;
    if (name === "IDAT") bodies.push(file.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return null;
}

/** Undoes the row filters (PNG 9.2) as bytes come in, and keeps the last channel. */
class AlphaRows {
  readonly alpha: Uint8Array;
  readonly #width: number;
  readonly #channels: number;
  #row: Uint8Array;
  #above: Uint8Array;
  #filled = 0;
  #y = 0;

  constructor(width: number, height: number, channels: number) {
    this.alpha = new Uint8Array(width * height);
    this.#width = width;
    this.#channels = channels;
    this.#row = new Uint8Array(1 + width * channels);
    this.#above = new Uint8Array(1 + width * channels);
  }

  get complete(): boolean {
    return this.#y * this.#width === this.alpha.length && this.#filled === 0;
  }

  /** Takes the next bytes; false when they are too many or a filter is unknown. */
  take(bytes: Uint8Array): boolean {
    for (let from = 0; from < bytes.length; ) {
      if (this.complete) return false;
      const count = Math.min(bytes.length - from, this.#row.length - this.#filled);
      this.#row.set(bytes.subarray(from, from + count), this.#filled);
      this.#filled += count;
      from += count;
      if (this.#filled === this.#row.length && !this.#finishRow()) return false;
    }
    return true;
  }

  #finishRow(): boolean {
    const filter = this.#row[0] as number;
    if (filter > 4) return false;
    unfilter(filter, this.#row, this.#above, this.#channels);
    const to = this.#y * this.#width;
    for (let x = 0; x < this.#width; x++) this.alpha[to + x] = this.#row[(x + 1) * this.#channels] as number;
    [this.#row, this.#above] = [this.#above, this.#row];
    this.#filled = 0;
    this.#y++;
    return true;
  }
}

function unfilter(filter: number, row: Uint8Array, above: Uint8Array, channels: number): void {
  for (let i = 1; i < row.length; i++) {
    const left = i > channels ? (row[i - channels] as number) : 0;
    const up = above[i] as number;
    const corner = i > channels ? (above[i - channels] as number) : 0;
    row[i] = (row[i] as number) + predicted(filter, left, up, corner);
  }
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  if (filter === 0) return 0;
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}
