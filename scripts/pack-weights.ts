/** One tensor of a tfjs weights manifest. */
export interface WeightEntry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly quantization?: { readonly dtype: string };
}

/** Significant bits after the binary point of a half-precision number. */
const HALF_BITS = 10;

/**
 * Writes a model's weights as half-precision numbers rounded to `bits` significant bits after the point (10: as they
 * are), so that they compress well; integers stay. The numbers of a rounded model move by at most 1 part in
 * 2^(bits + 1).
 *
 * @returns The weights and their manifest; refuses (throws) when a number does not fit half precision at 10 bits.
 */
export function packWeights(
  weights: Uint8Array,
  manifest: readonly WeightEntry[],
  bits: number,
): { weights: Uint8Array; manifest: WeightEntry[] } {
  // A Buffer's slice would share its memory, and with it the offset of every view.
  const own = new Uint8Array(weights);
  const parts: Uint8Array[] = [];
  let at = 0;
  for (const entry of manifest) {
    const count = entry.shape.reduce((product, side) => product * side, 1);
    const size = count * (entry.quantization ? 2 : 4);
    const bytes = own.slice(at, at + size);
    at += size;
    parts.push(entry.dtype === "float32" ? pack(bytes, entry, bits) : bytes);
  }
  if (at !== weights.length) throw new Error(`the manifest names ${at} bytes of ${weights.length}`);
  return { weights: Buffer.concat(parts), manifest: manifest.map(asHalf) };
}

function asHalf(entry: WeightEntry): WeightEntry {
  return entry.dtype === "float32" ? { ...entry, quantization: { dtype: "float16" } } : entry;
}

function pack(bytes: Uint8Array, entry: WeightEntry, bits: number): Uint8Array {
  const halves = entry.quantization ? new Uint16Array(bytes.buffer) : toHalves(bytes, entry.name);
  const dropped = HALF_BITS - bits;
  const half = dropped > 0 ? 1 << (dropped - 1) : 0;
  const rounded = halves.map((value) => {
    const magnitude = Math.min((value & 0x7fff) + half, 0x7bff);
    return (value & 0x8000) | ((magnitude >> dropped) << dropped);
  });
  return new Uint8Array(rounded.buffer);
}

function toHalves(bytes: Uint8Array, name: string): Uint16Array {
  const singles = new Float32Array(bytes.buffer);
  const view = new DataView(new ArrayBuffer(2));
  return Uint16Array.from(singles, (value) => {
    view.setFloat16(0, value);
    if (view.getFloat16(0) !== value) throw new Error(`${name} does not fit half precision`);
    return view.getUint16(0);
  });
}
