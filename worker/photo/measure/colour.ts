/** CIE L*a*b* under D65: lightness 0 to 100, a* green to red, b* blue to yellow. */
export interface Lab {
  readonly l: number;
  readonly a: number;
  readonly b: number;
}

const LINEAR = Float32Array.from({ length: 256 }, (_, level) => {
  const value = level / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

/** The linear-light value, 0 to 1, of an sRGB level (IEC 61966-2-1). */
function linear(level: number): number {
  return LINEAR[Math.max(0, Math.min(255, Math.round(level)))] as number;
}

/** The relative luminance, 0 to 1, of a CIE 1976 lightness L*. */
export function luminanceOf(l: number): number {
  return l > 8 ? ((l + 16) / 116) ** 3 : (l * 27) / 24389;
}

/** An sRGB colour with levels 0 to 255 in CIE L*a*b* (D65). */
export function toLab(r: number, g: number, b: number): Lab {
  const [x, y, z] = [linear(r), linear(g), linear(b)];
  const fx = curve((0.4124 * x + 0.3576 * y + 0.1805 * z) / 0.9505);
  const fy = curve(0.2126 * x + 0.7152 * y + 0.0722 * z);
  const fz = curve((0.0193 * x + 0.1192 * y + 0.9505 * z) / 1.089);
  return { l: 116 * fy - 16, a: 500 * (fx - fy), b: 200 * (fy - fz) };
}

function curve(t: number): number {
  return t > 216 / 24389 ? Math.cbrt(t) : (t * 24389) / 27 / 116 + 16 / 116;
}
