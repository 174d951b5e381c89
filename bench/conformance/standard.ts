/**
 * The ministry's photo standard, written down again from the published text (教毕指〔2017〕99号, as republished) and
 * not taken from the pipeline's own specs: a number mistyped there must show up here.
 */
export interface Standard {
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  readonly quality: number;
  /** Bytes, both ends included; a KB may mean 1000 or 1024 bytes, the narrower reading counts at each end. */
  readonly bytes: readonly [min: number, max: number];
  /** sRGB levels. */
  readonly background: readonly [red: number, green: number, blue: number];
  /** Pixels from the upper edge, or between the cheeks. */
  readonly hairTop: readonly [min: number, max: number];
  readonly eyeLine: readonly [min: number, max: number];
  readonly faceWidth: readonly [min: number, max: number];
  /** The text says "centred" and no more: 5% of the width is ours. */
  readonly offCentre: number;
}

const LIGHT_BLUE = [100, 197, 255] as const;
const WHITE = [255, 255, 255] as const;

const MINISTRY: Standard = {
  width: 480,
  height: 640,
  dpi: 300,
  quality: 60,
  bytes: [20 * 1024, 40 * 1000],
  background: LIGHT_BLUE,
  hairTop: [50, 110],
  eyeLine: [200, 300],
  faceWidth: [180, 300],
  offCentre: 24,
};

/** The variants of the standard that differ in background only, by the spec's identifier. */
export const STANDARDS: Readonly<Record<string, Standard>> = {
  "moe-blue": MINISTRY,
  "moe-white": { ...MINISTRY, background: WHITE },
  "moe-grey": { ...MINISTRY, background: [240, 240, 240] },
  tianjin: MINISTRY,
  xinjiang: { ...MINISTRY, background: WHITE },
};
