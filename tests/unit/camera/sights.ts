import type { FaceSight, ReadingId, Sight, Size } from "../../../web/app/camera/guide/sight.ts";
import { type Target, targetFor } from "../../../web/app/camera/guide/target.ts";
import { SPECS } from "../../../worker/photo/spec/specs.ts";

/** A frame as it is looked at, upright, px. */
export const FRAME: Size = { width: 480, height: 640 };
const [SPEC] = SPECS as [(typeof SPECS)[number]];
export const TARGET: Target = targetFor(SPEC, { frame: FRAME, enlargement: 3, zoomed: false });

/** A face just where it should be, still, with nothing wrong; with what differs. */
export function faceInPlace(differs: Partial<FaceSight> = {}): FaceSight {
  const { faceWidth, centre, eyeLine } = TARGET;
  return { width: faceWidth.aim, centre, eyeLine, closeness: 0, speed: 0, readings: {}, ...differs };
}

/** A frame with that face. */
export function sightOf(face: FaceSight | null, faces = face === null ? 0 : 1, brightness = 120): Sight {
  return { frame: FRAME, brightness, faces, face };
}

/** A face in place of which one thing was measured to be so. */
export function reading(id: ReadingId, measured: number, min?: number, max?: number): FaceSight {
  const limits = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  return faceInPlace({ readings: { [id]: { measured, ...limits } } });
}
