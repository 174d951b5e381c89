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
/** How far the frame reaches from the middle of the face, in face widths: the widest crop of any photo, and a bun. */
const BESIDE = 1.7;
const ABOVE = 2;
const BELOW = 2.2;

/** Chooses the working frame for a face; it lies inside the picture. */
export function workFrame(
  picture: { readonly width: number; readonly height: number },
  face: Box,
): WorkFrame {
  const step = Math.max(1, face.width / FACE_WIDTH);
  const centreX = face.x + face.width / 2;
  const centreY = face.y + face.height / 2;
  const left = Math.max(0, Math.floor(centreX - BESIDE * face.width));
  const top = Math.max(0, Math.floor(centreY - ABOVE * face.width));
  const right = Math.min(picture.width, Math.ceil(centreX + BESIDE * face.width));
  const bottom = Math.min(picture.height, Math.ceil(centreY + BELOW * face.width));
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
  for (let y = 0, to = 0; y < height; y++) {
    const y0 = top + y * step;
    const y1 = Math.min(picture.height, y0 + step);
    for (let x = 0; x < width; x++, to += 4) {
      const x0 = left + x * step;
      const x1 = Math.min(picture.width, x0 + step);
      let red = 0;
      let green = 0;
      let blue = 0;
      let area = 0;
      for (let j = Math.floor(y0); j < y1; j++) {
        const high = Math.min(y1, j + 1) - Math.max(y0, j);
        for (let i = Math.floor(x0); i < x1; i++) {
          const share = high * (Math.min(x1, i + 1) - Math.max(x0, i));
          const at = (j * picture.width + i) * 4;
          red += share * (picture.data[at] as number);
          green += share * (picture.data[at + 1] as number);
          blue += share * (picture.data[at + 2] as number);
          area += share;
        }
      }
      data[to] = red / area;
      data[to + 1] = green / area;
      data[to + 2] = blue / area;
      data[to + 3] = 255;
    }
  }
  return { width, height, data };
}
