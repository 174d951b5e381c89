/** An RGB matrix profile: what a channel's value 0 to 255 means, and where its primaries lie. */
export interface MatrixProfile {
  /** Linear light, 0 to 1, of each 8-bit value, for red, green and blue. */
  readonly curves: readonly [Float32Array, Float32Array, Float32Array];
  /** Red, green and blue colorants as columns: rows X, Y, Z of the D50 connection space. */
  readonly toXyz: readonly number[];
}

const HEADER_BYTES = 128;

const signature = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3));
const fixed = (view: DataView, at: number): number => view.getInt32(at) / 65536;

/** Reads an ICC.1 RGB matrix/TRC profile; null for any other kind (look-up tables, grey, CMYK) or a damaged one. */
export function readMatrixProfile(bytes: Uint8Array): MatrixProfile | null {
  try {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (signature(view, 36) !== "acsp" || signature(view, 16) !== "RGB " || signature(view, 20) !== "XYZ ") {
      return null;
    }
    const tags = readTags(view);
    const colorants = ["rXYZ", "gXYZ", "bXYZ"].map((name) => readColorant(tags.get(name)));
    const curves = ["rTRC", "gTRC", "bTRC"].map((name) => readCurve(tags.get(name)));
    const [red, green, blue] = colorants;
    const [redCurve, greenCurve, blueCurve] = curves;
    if (!red || !green || !blue || !redCurve || !greenCurve || !blueCurve) return null;
    const toXyz = [0, 1, 2].flatMap((row) => [red[row] ?? 0, green[row] ?? 0, blue[row] ?? 0]);
    return { curves: [redCurve, greenCurve, blueCurve], toXyz };
  } catch (error) {
    // An offset outside the profile.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function readTags(view: DataView): Map<string, DataView> {
  const tags = new Map<string, DataView>();
  const count = Math.min(view.getUint32(HEADER_BYTES), 100);
  for (let index = 0; index < count; index++) {
    const at = HEADER_BYTES + 4 + index * 12;
    const offset = view.getUint32(at + 4);
    const tag = new DataView(view.buffer, view.byteOffset + offset, view.getUint32(at + 8));
    if (offset + tag.byteLength > view.byteLength) throw new RangeError("tag outside the profile");
    tags.set(signature(view, at), tag);
  }
  return tags;
}

function readColorant(tag: DataView | undefined): number[] | null {
  if (tag === undefined || signature(tag, 0) !== "XYZ ") return null;
  return [fixed(tag, 8), fixed(tag, 12), fixed(tag, 16)];
}

function readCurve(tag: DataView | undefined): Float32Array | null {
  if (tag === undefined) return null;
  const type = signature(tag, 0);
  const curve = type === "curv" ? sampledCurve(tag) : type === "para" ? parametricCurve(tag) : null;
  return (
    curve && Float32Array.from({ length: 256 }, (_, value) => Math.min(1, Math.max(0, curve(value / 255))))
  );
}

function sampledCurve(tag: DataView): (x: number) => number {
  const count = tag.getUint32(8);
  if (count === 0) return (x) => x;
  if (count === 1) {
    const gamma = tag.getUint16(12) / 256;
    return (x) => x ** gamma;
  }
  return (x) => {
    const at = x * (count - 1);
    const low = Math.min(Math.floor(at), count - 2);
    const from = tag.getUint16(12 + low * 2) / 65535;
    const to = tag.getUint16(14 + low * 2) / 65535;
    return from + (to - from) * (at - low);
  };
}

/** ICC.1:2022 table 68: y = (ax + b)^g + e from d on, cx + f below; simpler functions leave parameters out. */
function parametricCurve(tag: DataView): ((x: number) => number) | null {
  const kind = tag.getUint16(8);
  const counts = [1, 3, 4, 5, 7];
  const count = counts[kind];
  if (count === undefined) return null;
  const [g = 1, a = 1, b = 0, c = 0, d = 0, e = 0, f = 0] = Array.from({ length: count }, (_, index) =>
    fixed(tag, 12 + index * 4),
  );
  switch (kind) {
    case 0:
      return (x) => x ** g;
    case 1:
      return (x) => (x >= -b / a ? (a * x + b) ** g : 0);
    case 2:
      return (x) => (x >= -b / a ? (a * x + b) ** g + c : c);
    default:
      return (x) => (x >= d ? (a * x + b) ** g + e : c * x + f);
  }
}
