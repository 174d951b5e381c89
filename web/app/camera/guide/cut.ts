import type { Box } from "../../../../wasm/picture.ts";
import type { Size } from "./sight.ts";

/** A card by ISO/IEC 7810 ID-1, mm. */
const CARD = { width: 85.6, height: 54 } as const;
/** How much of the picture's width or height the frame for a card takes. */
const FILLS = 0.88;
/** What is kept around the frame, of its width: who holds the phone is never quite straight. */
const MARGIN = 0.06;

/** Where the frame for a card lies in a picture, px: as large as fits, in the middle. */
export function cardFrame({ width, height }: Size): Box {
  const scale = Math.min((FILLS * width) / CARD.width, (FILLS * height) / CARD.height);
  const [w, h] = [CARD.width * scale, CARD.height * scale];
  return { x: (width - w) / 2, y: (height - h) / 2, width: w, height: h };
}

/** What is cut out for a frame, whole px inside the picture: the frame with a margin. */
export function withMargin(frame: Box, { width, height }: Size): Box {
  const margin = MARGIN * frame.width;
  const x = Math.max(0, Math.floor(frame.x - margin));
  const y = Math.max(0, Math.floor(frame.y - margin));
  return {
    x,
    y,
    width: Math.min(width, Math.ceil(frame.x + frame.width + margin)) - x,
    height: Math.min(height, Math.ceil(frame.y + frame.height + margin)) - y,
  };
}
