import type { Text } from "../../text.ts";

/** A sheet of paper at 300 dpi, upright. */
export interface Paper {
  /** Stable identifier, also what people type. */
  readonly id: string;
  readonly name: Text;
  /** px at 300 dpi. */
  readonly width: number;
  readonly height: number;
}

/** The papers a layout sheet can be made for; photo labs' sizes, as the labs publish their pixels. */
export const PAPERS: readonly Paper[] = [
  { id: "5寸", name: { zh: "5 寸相纸 89×127 mm", en: "5-inch paper 89x127 mm" }, width: 1051, height: 1500 },
  {
    id: "6寸",
    name: { zh: "6 寸相纸 102×152 mm", en: "6-inch paper 102x152 mm" },
    width: 1205,
    height: 1795,
  },
  { id: "A4", name: { zh: "A4 纸 210×297 mm", en: "A4 paper 210x297 mm" }, width: 2480, height: 3508 },
];

/** The paper with this id; undefined when there is none. */
export function getPaper(id: string): Paper | undefined {
  return PAPERS.find((paper) => paper.id === id);
}

/** Pixels an inch of every layout sheet. */
export const SHEET_DPI = 300;

/**
 * Millimetres as whole pixels at 300 dpi, rounded to the nearest: at most 0.042 mm off. Photos are not rounded
 * here: they have their spec's pixels.
 */
export function pixelsOf(millimetres: number): number {
  return Math.round((millimetres * SHEET_DPI) / 25.4);
}
