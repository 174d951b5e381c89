import type { Lab } from "./colour.ts";
import type { FaceView } from "./face-view.ts";
import { areasOf, type HeadMap } from "./head-map.ts";
import { OUTLINE, POINT } from "./landmarks.ts";
import { inPatch, outlineIn } from "./patch.ts";
import { medianLab, quantile, swatch } from "./swatch.ts";

/** Hair is looked at above the eyes, so far to either side, face widths: earrings and clothes stay out. */
const ASIDE = 0.8;
/** Surely the person, also so many face widths further: an edge carries the background's colour. */
const SURE = 240;
const EDGE = 0.04;
/** Fewer face widths squared of hair show nothing. */
const LEAST_HAIR = 0.05;
/** Hues that neither hair nor skin has, from green over blue to pink, when they have colour at all. */
const ODD_HUE = { from: 115, to: -25, chroma: 18 } as const;
/** Lighter than the hair by this much, light by itself, and without colour: white. */
const WHITE = { over: 45, l: 70, chroma: 14 } as const;
/** Yellower than the hair by this much, and lighter: gold, brass, straw. */
const GOLD = { over: 35, b: 45, lighter: 12 } as const;
/** Skin lit and shaded: this near in a* and b*, and in L*. */
const SKIN = { ab: 10, l: 25 } as const;
/** An area whose surroundings are skin in this share is a highlight on the forehead. */
const HIGHLIGHT = 0.75;
/** How far around an area its surroundings reach, face widths. */
const RING = 0.06;

/**
 * How much in the hair has a colour that hair does not have, beside the hair's own: clips, flowers, jewellery, bands.
 * Face widths squared; null where too little hair is seen. White on white hair is not seen.
 */
export function measureOrnament(view: FaceView, map: HeadMap): number | null {
  const { patch, unit, lab, person, face } = map;
  const { side } = patch;
  const crown = inPatch(patch, view.mesh, POINT.foreheadTop);
  const eyes = inPatch(patch, view.mesh, POINT.noseBridge);
  const edge = Math.max(1, Math.round(EDGE * unit));
  const isSure = (pixel: number) =>
    [0, edge, -edge, edge * side, -edge * side].every((step) => (person[pixel + step] ?? 0) >= SURE);
  const hair: number[] = [];
  for (let y = 0; y < eyes.y; y++) {
    for (let x = 0; x < side; x++) {
      const pixel = y * side + x;
      if (Math.abs(x - crown.x) <= ASIDE * unit && face[pixel] === 0 && isSure(pixel)) hair.push(pixel);
    }
  }
  if (hair.length < LEAST_HAIR * unit ** 2) return null;
  const middle = (channel: number) =>
    quantile(
      hair.map((pixel) => lab[3 * pixel + channel] as number),
      0.5,
    );
  const own: Lab = { l: middle(0), a: middle(1), b: middle(2) };
  const skin = [OUTLINE.rightCheek, OUTLINE.leftCheek, OUTLINE.rightForehead, OUTLINE.leftForehead].map(
    (outline) => medianLab(swatch(patch, outlineIn(patch, view.mesh, outline))),
  );
  const odd = new Uint8Array(side * side);
  for (const pixel of hair) {
    const colour = colourOf(lab, pixel);
    if (isOdd(colour, own) && !skin.some((tone) => isLike(colour, tone))) odd[pixel] = 1;
  }
  const ornaments = areasOf(odd, side).filter((area) => !isHighlight(area, map, skin));
  return ornaments.reduce((sum, { length }) => sum + length, 0) / unit ** 2;
}

function isOdd({ l, a, b }: Lab, own: Lab): boolean {
  const chroma = Math.hypot(a, b);
  const hue = (Math.atan2(b, a) * 180) / Math.PI;
  if ((hue > ODD_HUE.from || hue < ODD_HUE.to) && chroma > ODD_HUE.chroma) return true;
  if (l > own.l + WHITE.over && l > WHITE.l && chroma < WHITE.chroma) return true;
  return b > own.b + GOLD.over && b > GOLD.b && l > own.l + GOLD.lighter;
}

function isLike({ l, a, b }: Lab, skin: Lab): boolean {
  return Math.hypot(a - skin.a, b - skin.b) < SKIN.ab && Math.abs(l - skin.l) < SKIN.l;
}

/** Whether an area lies in skin, whatever its lightness: light on a forehead, not a thing in the hair. */
function isHighlight(
  area: readonly number[],
  { patch: { side }, unit, lab }: HeadMap,
  skin: readonly Lab[],
): boolean {
  const step = Math.round(RING * unit);
  const own = new Set(area);
  let [around, alike] = [0, 0];
  for (const pixel of area) {
    for (const to of [pixel - step, pixel + step, pixel - step * side, pixel + step * side]) {
      if (own.has(to) || to < 0 || to >= side * side) continue;
      around++;
      const { a, b } = colourOf(lab, to);
      if (skin.some((tone) => Math.hypot(a - tone.a, b - tone.b) < SKIN.ab)) alike++;
    }
  }
  return around > 0 && alike >= HIGHLIGHT * around;
}

function colourOf(lab: Float32Array, pixel: number): Lab {
  return {
    l: lab[3 * pixel] as number,
    a: lab[3 * pixel + 1] as number,
    b: lab[3 * pixel + 2] as number,
  };
}
