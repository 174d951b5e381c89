import type { Box, Matte, Picture } from "../../../wasm/picture.ts";
import { lanczosTaps, type Taps } from "./lanczos.ts";

/** A person cut out of a photo: the colours of the person alone, and how much of each pixel they are. */
export interface Master {
  /** Estimated foreground colours, picture size; its own alpha channel is ignored. */
  readonly foreground: Picture;
  /** The person's matte, the same size. */
  readonly matte: Matte;
}

/** Receives one finished row: red, green and blue times opacity (0 to 255), and opacity (0 to 1), interleaved. */
export type RowSink = (y: number, row: Float32Array) => void;

/**
 * Crops and scales a person with Lanczos weights on colours multiplied by opacity, so that what lies behind the
 * person never mixes into the edge. Memory is a few rows, whatever the size of the picture.
 *
 * @param master Person, picture size.
 * @param crop   The stretch to take, fractional picture pixels; may reach past the picture.
 * @param width  Output width, px.
 * @param height Output height, px.
 * @param sink   Called for each output row from the top; the row is only valid during the call.
 */
export function resamplePerson(
  master: Master,
  crop: Box,
  width: number,
  height: number,
  sink: RowSink,
): void {
  const across = lanczosTaps(crop.x, crop.width, master.matte.width, width);
  const down = lanczosTaps(crop.y, crop.height, master.matte.height, height);
  const ring = new RowRing(master, across, width, down.stride);
  const row = new Float32Array(width * 4);
  for (let y = 0; y < height; y++) {
    row.fill(0);
    const first = down.first[y] as number;
    const count = down.count[y] as number;
    for (let k = 0; k < count; k++) {
      const source = ring.row(first + k);
      if (source === undefined) continue;
      const weight = down.weights[y * down.stride + k] as number;
      for (let i = 0; i < row.length; i++) row[i] = (row[i] as number) + weight * (source[i] as number);
    }
    sink(y, row);
  }
}

/** The last few source rows, already resampled across; rows without the person are not made at all. */
class RowRing {
  readonly #master: Master;
  readonly #across: Taps;
  readonly #rows: { y: number; empty: boolean; data: Float32Array }[];
  readonly #premultiplied: Float32Array;

  constructor(master: Master, across: Taps, width: number, size: number) {
    this.#master = master;
    this.#across = across;
    this.#rows = Array.from({ length: size }, () => ({
      y: -1,
      empty: true,
      data: new Float32Array(width * 4),
    }));
    this.#premultiplied = new Float32Array(master.matte.width * 4);
  }

  row(y: number): Float32Array | undefined {
    const slot = this.#rows[y % this.#rows.length];
    if (slot === undefined) return undefined;
    if (slot.y !== y) {
      slot.y = y;
      slot.empty = !premultiplyRow(this.#master, y, this.#premultiplied);
      if (!slot.empty) resampleRow(this.#premultiplied, this.#across, slot.data);
    }
    return slot.empty ? undefined : slot.data;
  }
}

/** Multiplies one row's colours by its opacity; says whether the person is in it at all. */
function premultiplyRow({ foreground, matte }: Master, y: number, into: Float32Array): boolean {
  const { width, alpha } = matte;
  const { data } = foreground;
  let any = 0;
  for (let x = 0, from = y * width; x < width; x++, from++) {
    const opacity = (alpha[from] as number) / 255;
    any += opacity;
    into[x * 4] = (data[from * 4] as number) * opacity;
    into[x * 4 + 1] = (data[from * 4 + 1] as number) * opacity;
    into[x * 4 + 2] = (data[from * 4 + 2] as number) * opacity;
    into[x * 4 + 3] = opacity;
  }
  return any > 0;
}

function resampleRow(
  source: Float32Array,
  { first, count, weights, stride }: Taps,
  into: Float32Array,
): void {
  for (let x = 0; x < first.length; x++) {
    let red = 0;
    let green = 0;
    let blue = 0;
    let opacity = 0;
    let from = (first[x] as number) * 4;
    const end = x * stride + (count[x] as number);
    for (let k = x * stride; k < end; k++, from += 4) {
      const weight = weights[k] as number;
      red += weight * (source[from] as number);
      green += weight * (source[from + 1] as number);
      blue += weight * (source[from + 2] as number);
      opacity += weight * (source[from + 3] as number);
    }
    into[x * 4] = red;
    into[x * 4 + 1] = green;
    into[x * 4 + 2] = blue;
    into[x * 4 + 3] = opacity;
  }
}
