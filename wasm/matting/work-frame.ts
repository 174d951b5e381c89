import type { Box, Picture } from "../picture.ts";

/** The part of a picture that is matted finely, and how coarsely: one working pixel is `step` picture pixels. */
export interface WorkFrame {
  readonly left: number;
  readonly top: number;
  readonly step: number;
  readonly width: number;
  readonly height: number;
}

/** Working pixels a face box is wide at most: 1.6 times a standard photo's 240, so that nothing is lost in it. */
const FACE_WIDTH = 400;
/** Working pixels at most: matting holds about 20 bytes for each, and the isolate has room for 25 MB. */
const MOST_PIXELS = 1.2e6;
/** How far the frame reaches from the middle of the face, in face widths: the widest crop of any photo, and a bun. */
const BESIDE = 1.5;
const ABOVE = 1.7;
const BELOW = 2;

/** Chooses the working frame for a face; it lies inside the picture. */
export function workFrame(
  picture: { readonly width: number; readonly height: number },
  face: Box,
): WorkFrame {
  const centreX = face.x + face.width / 2;
  const centreY = face.y + face.height / 2;
  const left = Math.max(0, Math.floor(centreX - BESIDE * face.width));
  const top = Math.max(0, Math.floor(centreY - ABOVE * face.width));
  const right = Math.min(picture.width, Math.ceil(centreX + BESIDE * face.width));
  const bottom = Math.min(picture.height, Math.ceil(centreY + BELOW * face.width));
  const area = (right - left) * (bottom - top);
  const step = Math.max(1, face.width / FACE_WIDTH, Math.sqrt(Math.max(0, area) / MOST_PIXELS));
  return {
    left,
    top,
    step,
    width: Math.max(1, Math.floor((right - left) / step)),
    height: Math.max(1, Math.floor((bottom - top) / step)),
  };
}

/** The frame's pixels, each the mean of the picture pixels it covers; the picture itself where they are the same. */
export function workPicture(picture: Picture, frame: WorkFrame): Picture {
  const { left, top, step, width, height } = frame;
  if (step === 1 && width === picture.width && height === picture.height) return picture;
  const data = new Uint8ClampedArray(width * height * 4);
  const edges = edgesOf(left, step, width, picture.width);
  const sums = new Float64Array(picture.width * 3);
  for (let y = 0; y < height; y++) {
    const start = top + y * step;
    const end = Math.min(picture.height, start + step);
    sumRows(picture, start, end, edges, sums);
    writeRow(data, y * width, width, edges, sums, 1 / ((end - start) * step));
  }
  return { width, height, data };
}

/** Where the working columns begin and the last one ends: in which picture column, and how far in it. */
interface Edges {
  readonly column: Int32Array;
  readonly part: Float64Array;
}

function edgesOf(left: number, step: number, width: number, pictureWidth: number): Edges {
  const column = new Int32Array(width + 1);
  const part = new Float64Array(width + 1);
  for (let x = 0; x <= width; x++) {
    const edge = Math.min(pictureWidth, left + x * step);
    // An edge at the picture's own is the end of the last column, not the beginning of one beyond.
    column[x] = Math.min(pictureWidth - 1, Math.floor(edge));
    part[x] = edge - (column[x] as number);
  }
  return { column, part };
}

/** For each picture column under the frame, the three colours summed up from one height to another. */
function sumRows(
  { width, height, data }: Picture,
  start: number,
  end: number,
  { column }: Edges,
  sums: Float64Array,
): void {
  const pixels = new Int32Array(data.buffer, data.byteOffset, width * height);
  const share = (row: number) => Math.max(0, Math.min(end, row + 1) - Math.max(start, row));
  const first = column[0] as number;
  const last = column[column.length - 1] as number;
  sums.fill(0);
  // Two rows at a time: most working rows lie in two or three.
  for (let j = Math.floor(start); j < end; j += 2) {
    const here = share(j);
    const below = share(j + 1);
    const row = j * width;
    const next = below > 0 ? row + width : row;
    for (let x = first, to = first * 3; x <= last; x++, to += 3) {
      const a = pixels[row + x] as number;
      const b = pixels[next + x] as number;
      sums[to] = (sums[to] as number) + here * (a & 255) + below * (b & 255);
      sums[to + 1] = (sums[to + 1] as number) + here * ((a >> 8) & 255) + below * ((b >> 8) & 255);
      sums[to + 2] = (sums[to + 2] as number) + here * ((a >> 16) & 255) + below * ((b >> 16) & 255);
    }
  }
}

/** Sums each working column's stretch of the columns' sums, and writes its mean: `scale` times that. */
function writeRow(
  data: Uint8ClampedArray,
  at: number,
  width: number,
  { column, part }: Edges,
  sums: Float64Array,
  scale: number,
): void {
  for (let x = 0, to = at * 4; x < width; x++, to += 4) {
    let from = (column[x] as number) * 3;
    const end = (column[x + 1] as number) * 3;
    const before = part[x] as number;
    const after = part[x + 1] as number;
    // The first column but for what lies before the edge; the last one's part comes at the end.
    let red = -before * (sums[from] as number);
    let green = -before * (sums[from + 1] as number);
    let blue = -before * (sums[from + 2] as number);
    for (; from < end; from += 3) {
      red += sums[from] as number;
      green += sums[from + 1] as number;
      blue += sums[from + 2] as number;
    }
    data[to] = (red + after * (sums[end] as number)) * scale;
    data[to + 1] = (green + after * (sums[end + 1] as number)) * scale;
    data[to + 2] = (blue + after * (sums[end + 2] as number)) * scale;
    data[to + 3] = 255;
  }
}
