import { type Lab, toLab } from "./colour.ts";
import { eachInside, type Patch, type Point } from "./patch.ts";

/** The colours of the pixels inside an outline, in CIE L*a*b*, with their places in the patch. */
export interface Swatch {
  readonly l: number[];
  readonly a: number[];
  readonly b: number[];
  readonly x: number[];
  readonly y: number[];
}

/** Gathers the colours inside an outline of a patch. */
export function swatch(patch: Patch, outline: readonly Point[]): Swatch {
  const found: Swatch = { l: [], a: [], b: [], x: [], y: [] };
  eachInside(patch.side, outline, (pixel) => {
    const at = 3 * pixel;
    const { rgb } = patch;
    const lab = toLab(rgb[at] as number, rgb[at + 1] as number, rgb[at + 2] as number);
    found.l.push(lab.l);
    found.a.push(lab.a);
    found.b.push(lab.b);
    found.x.push(pixel % patch.side);
    found.y.push(Math.floor(pixel / patch.side));
  });
  return found;
}

/** The median of each channel: the colour of the surface, whatever stray hairs and highlights lie on it. */
export function medianLab({ l, a, b }: Swatch): Lab {
  return { l: quantile(l, 0.5), a: quantile(a, 0.5), b: quantile(b, 0.5) };
}

/** The value below which a share of the values lies; NaN for none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** The arithmetic mean; NaN for none. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
