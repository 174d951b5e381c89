import { type MatrixProfile, readMatrixProfile } from "./profile.ts";

/** sRGB's colorants in the D50 connection space, as the common sRGB profiles hold them. */
const SRGB_TO_XYZ = [0.4361, 0.3851, 0.1431, 0.2225, 0.7169, 0.0606, 0.0139, 0.0971, 0.7141];
/** The inverse of the above. */
const XYZ_TO_SRGB = [3.1339, -1.6169, -0.4906, -0.9788, 1.9161, 0.0335, 0.0719, -0.229, 1.4052];
const ENCODE_STEPS = 16384;

let encodeTable: Uint8ClampedArray | undefined;

/** IEC 61966-2-1: 8-bit sRGB of linear light, in ENCODE_STEPS steps. */
function encode(): Uint8ClampedArray {
  encodeTable ??= Uint8ClampedArray.from({ length: ENCODE_STEPS + 1 }, (_, step) => {
    const x = step / ENCODE_STEPS;
    return 255 * (x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055);
  });
  return encodeTable;
}

/** Linear light of an 8-bit sRGB value. */
const srgbLight = (value: number): number => {
  const x = value / 255;
  return x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4;
};

/** Whether a profile is sRGB within what 8 bits can show, as most embedded profiles are. */
function isSrgb({ curves, toXyz }: MatrixProfile): boolean {
  const sameColours = toXyz.every((value, index) => Math.abs(value - (SRGB_TO_XYZ[index] ?? 0)) < 0.004);
  const sameCurves = curves.every((curve) =>
    [16, 64, 128, 192, 240].every((value) => Math.abs((curve[value] ?? 0) - srgbLight(value)) < 0.004),
  );
  return sameColours && sameCurves;
}

/** Row-major 3x3 product. */
function multiply(left: readonly number[], right: readonly number[]): number[] {
  return [0, 1, 2].flatMap((row) =>
    [0, 1, 2].map((column) =>
      [0, 1, 2].reduce((sum, k) => sum + (left[row * 3 + k] ?? 0) * (right[k * 3 + column] ?? 0), 0),
    ),
  );
}

/**
 * Converts RGBA from the colours of its embedded ICC profile to sRGB, in place; colours outside sRGB are
 * clipped. sRGB itself, and profiles that are not RGB matrix profiles, leave the picture as it is.
 */
export function toSrgb(rgba: Uint8ClampedArray, profileBytes: Uint8Array): void {
  const profile = readMatrixProfile(profileBytes);
  if (profile === null || isSrgb(profile)) return;
  const [reds, greens, blues] = profile.curves;
  const matrix = multiply(XYZ_TO_SRGB, profile.toXyz).map((value) => value * ENCODE_STEPS);
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0] = matrix;
  const table = encode();
  const light = (value: number) => (value < 0 ? 0 : value > ENCODE_STEPS ? ENCODE_STEPS : (value + 0.5) | 0);
  for (let at = 0; at < rgba.length; at += 4) {
    const red = reds[rgba[at] as number] as number;
    const green = greens[rgba[at + 1] as number] as number;
    const blue = blues[rgba[at + 2] as number] as number;
    rgba[at] = table[light(a * red + b * green + c * blue)] as number;
    rgba[at + 1] = table[light(d * red + e * green + f * blue)] as number;
    rgba[at + 2] = table[light(g * red + h * green + i * blue)] as number;
  }
}
