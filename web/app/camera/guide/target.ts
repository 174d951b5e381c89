import type { Box } from "../../../../wasm/picture.ts";
import type { PhotoSpec } from "../../../../worker/photo/spec/spec.ts";
import type { Size } from "./sight.ts";

/** What a frame of the camera has to show so that the standard photo can be cut from it. Frame px. */
export interface Target {
  /** Where the standard's picture would be cut at the aimed distance: the frame people see. */
  readonly box: Box;
  readonly faceWidth: { readonly min: number; readonly max: number; readonly aim: number };
  /** Where the eyes lie in the box. */
  readonly eyeLine: number;
  readonly centre: number;
  /** What the cut needs around the eyes, in face widths. */
  readonly room: { readonly above: number; readonly below: number; readonly beside: number };
}

/** How the camera sees: the frame that is looked at, and what one px of it becomes in the uploaded photo. */
export interface Optics {
  readonly frame: Size;
  /** Px of the photo a px of the frame. */
  readonly enlargement: number;
  /** Whether the lens is drawn in, so that a half-length portrait needs no nearness that distorts the face. */
  readonly zoomed: boolean;
}

/**
 * Face width over the frame's shorter side. The server has no remark from 0.25 on and takes 0.145; a phone's main
 * lens without zoom reaches a quarter only at arm's length, where noses grow: there 0.2, which is about 0.8 m.
 */
const LEAST_SHARE = { zoomed: 0.26, plain: 0.2 } as const;
/** Px between the cheeks in the photo: the server's `face.size` has no remark from 178 on; 5% for our own error. */
const LEAST_WIDTH = 178 * 1.05;
/** Room beyond the cut: hair that is taller than average, and the hand that holds the phone. */
const SPARE = 1.08;
/** The smallest part of the largest width that still leaves people a choice of where to stand. */
const LEAST_RANGE = 0.8;

/** Works out the target from the standard's aims, so that a frame that meets it can be cut to the middle of each band. */
export function targetFor(spec: PhotoSpec, { frame, enlargement, zoomed }: Optics): Target {
  const { eyeLine, faceWidth } = spec.geometry;
  const room = {
    above: eyeLine.aim / faceWidth.aim,
    below: (spec.height - eyeLine.aim) / faceWidth.aim,
    beside: spec.width / 2 / faceWidth.aim,
  };
  const max = Math.min(frame.width / (2 * room.beside), frame.height / (room.above + room.below)) / SPARE;
  const share = zoomed ? LEAST_SHARE.zoomed : LEAST_SHARE.plain;
  const least = Math.max(share * Math.min(frame.width, frame.height), LEAST_WIDTH / enlargement);
  const min = Math.min(least, LEAST_RANGE * max);
  const aim = Math.sqrt(min * max);
  const box = {
    x: frame.width / 2 - room.beside * aim,
    y: (frame.height - (room.above + room.below) * aim) / 2,
    width: 2 * room.beside * aim,
    height: (room.above + room.below) * aim,
  };
  return {
    box,
    faceWidth: { min, max, aim },
    eyeLine: box.y + room.above * aim,
    centre: frame.width / 2,
    room,
  };
}
