/** Where photos may lie. Pixels. */
export interface Area {
  readonly width: number;
  readonly height: number;
}

/** A block of equal photos in rows and columns. */
export interface Block {
  /** Upper left corner inside the area, px. */
  readonly x: number;
  readonly y: number;
  readonly columns: number;
  readonly rows: number;
  /** Photos lie on their side. */
  readonly rotated: boolean;
}

/**
 * Fills an area with copies of one photo: one block upright or on its side, or two blocks of either kind beside or
 * below each other. Every such sheet can be cut with straight cuts from edge to edge of a block.
 *
 * @param area  Where photos may lie, px.
 * @param photo Upright size, px.
 * @param gap   Least distance between photos, px.
 * @returns The blocks with the most copies, the simplest of them; none when not even one fits.
 */
export function arrange(area: Area, photo: Area, gap: number): Block[] {
  const upright = { ...photo, rotated: false };
  const sideways = { width: photo.height, height: photo.width, rotated: true };
  let best: Block[] = [];
  const offer = (blocks: Block[]): void => {
    if (copies(blocks) > copies(best)) best = blocks;
  };
  for (const tile of [upright, sideways]) offer([fill(0, 0, area, tile, gap)]);
  for (const [first, second] of [
    [upright, sideways],
    [sideways, upright],
  ] as const) {
    const whole = fill(0, 0, area, first, gap);
    for (let rows = 1; rows <= whole.rows; rows++) {
      const y = rows * (first.height + gap);
      const below = fill(0, y, { width: area.width, height: area.height - y }, second, gap);
      offer([{ ...whole, rows }, below]);
    }
    for (let columns = 1; columns <= whole.columns; columns++) {
      const x = columns * (first.width + gap);
      const beside = fill(x, 0, { width: area.width - x, height: area.height }, second, gap);
      offer([{ ...whole, columns }, beside]);
    }
  }
  return best;
}

function fill(
  x: number,
  y: number,
  area: Area,
  tile: Area & { readonly rotated: boolean },
  gap: number,
): Block {
  const along = (room: number, length: number): number =>
    Math.max(0, Math.floor((room + gap) / (length + gap)));
  return {
    x,
    y,
    columns: along(area.width, tile.width),
    rows: along(area.height, tile.height),
    rotated: tile.rotated,
  };
}

function copies(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { columns, rows }) => sum + columns * rows, 0);
}
