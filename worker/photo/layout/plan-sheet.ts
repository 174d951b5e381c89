import type { Box } from "../../../wasm/picture.ts";
import { type Area, arrange, type Block } from "./arrange.ts";
import { type Paper, pixelsOf } from "./papers.ts";

/** One copy of the photo on the sheet, px. */
export interface Placement extends Box {
  /** Turned a quarter clockwise on the paper, pixels unchanged: layout, not a change to the photo. */
  readonly rotated: boolean;
}

/** A layout sheet (排版照): where copies lie and where to cut. Pixels at 300 dpi. */
export interface SheetPlan {
  readonly width: number;
  readonly height: number;
  readonly placements: readonly Placement[];
  /** Short cut marks at every corner, in gaps and margins only. */
  readonly ticks: readonly Box[];
}

/** Between two photos, mm. */
const GAP = 2;
/** Between photos and the paper's edge, mm: what labs lose to borderless printing. */
const MARGIN = 3;
/** A cut mark begins this far from its photo, and is this long and thick, px; two of them fit into a gap. */
const TICK_DISTANCE = 2;
const TICK_LENGTH = 8;
const TICK_WIDTH = 2;

/**
 * Plans the sheet with the most copies of a photo: both orientations and their mixtures, 2 mm gaps, 3 mm margins.
 *
 * @param paper The sheet.
 * @param photo Upright size, px at 300 dpi: the spec's own pixels, so millimetres are exact to half a pixel.
 * @returns A plan without placements when the photo is larger than the paper.
 */
export function planSheet(paper: Pick<Paper, "width" | "height">, photo: Area): SheetPlan {
  const gap = pixelsOf(GAP);
  const margin = pixelsOf(MARGIN);
  const area = { width: paper.width - 2 * margin, height: paper.height - 2 * margin };
  const loose = arrange(area, photo, gap).flatMap((block) => placements(block, photo, gap));
  const used = {
    width: Math.max(0, ...loose.map(({ x, width }) => x + width)),
    height: Math.max(0, ...loose.map(({ y, height }) => y + height)),
  };
  const left = margin + ((area.width - used.width) >> 1);
  const top = margin + ((area.height - used.height) >> 1);
  const placed = loose.map((each) => ({ ...each, x: each.x + left, y: each.y + top }));
  return { width: paper.width, height: paper.height, placements: placed, ticks: placed.flatMap(cornerTicks) };
}

function placements({ x, y, columns, rows, rotated }: Block, photo: Area, gap: number): Placement[] {
  const width = rotated ? photo.height : photo.width;
  const height = rotated ? photo.width : photo.height;
  return Array.from({ length: columns * rows }, (_, at) => ({
    x: x + (at % columns) * (width + gap),
    y: y + Math.floor(at / columns) * (height + gap),
    width,
    height,
    rotated,
  }));
}

/** Two marks at each corner, on the lines along which the photo is cut, outside it. */
function cornerTicks({ x, y, width, height }: Box): Box[] {
  const half = TICK_WIDTH / 2;
  const before = TICK_DISTANCE + TICK_LENGTH;
  return [y, y + height].flatMap((edgeY) =>
    [x, x + width].flatMap((edgeX) => [
      {
        x: edgeX === x ? edgeX - before : edgeX + TICK_DISTANCE,
        y: edgeY - half,
        width: TICK_LENGTH,
        height: TICK_WIDTH,
      },
      {
        x: edgeX - half,
        y: edgeY === y ? edgeY - before : edgeY + TICK_DISTANCE,
        width: TICK_WIDTH,
        height: TICK_LENGTH,
      },
    ]),
  );
}
