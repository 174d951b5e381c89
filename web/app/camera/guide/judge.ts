import { frameProblems } from "./framing.ts";
import { byUrgency, type Hint, type Problem } from "./hint.ts";
import type { Level } from "./level.ts";
import type { Reading, ReadingId, Sight } from "./sight.ts";
import type { Target } from "./target.ts";

/** What is judged: a frame, the target for it, and how the phone is held where that is known. */
export interface Situation {
  readonly sight: Sight;
  readonly target: Target;
  readonly level: Level | null;
  /** Whether the front camera looks. */
  readonly front: boolean;
}

/** Green keeps off the server's limits by this: the photo is taken a moment after the frame that was judged. */
const GREEN = 0.95;
/** What is being put right has to be better by this once more before it counts as done. */
const DONE = 0.85;
/** Mean level of a frame, 0 to 255, in which nobody could be found for lack of light (ours). */
const DARK_FRAME = 45;
/** Degrees the phone may lean, where the standard allows the eyes 8, and tilt before shoulders look distorted (ours). */
const LEAN = 6;
const TILT = 16;
/** The server refuses a closeness of 0.14 as a self-portrait at arm's length. */
const CLOSENESS = 0.14;
/** Face widths a second: in 1/60 s less than a hundredth of the face (ours). */
const SPEED = 0.6;

/** Which hint a reading leads to below and above its limits, and how far green draws the limits in. */
const READINGS: readonly (readonly [id: ReadingId, low: Hint | null, high: Hint | null, draw: number])[] = [
  ["roll", "headLevel", "headLevel", GREEN],
  ["yaw", "faceFront", "faceFront", GREEN],
  ["pitch", "chinDown", "chinUp", GREEN],
  ["burnt", null, "lessLight", GREEN],
  // Not drawn in: dark skin in good light, modelled faces and narrow eyes lie close to these limits by nature.
  ["exposure", "moreLight", null, 1],
  ["sides", null, "evenLight", 1],
  ["eyes", "eyesOpen", null, 1],
  ["gaze", "lookHere", "lookHere", GREEN],
  ["glasses", null, "noGlasses", 1],
  ["mouth", null, "closeMouth", GREEN],
];

/**
 * What is wrong with a frame, first what is to be put right first; empty when the shot may be taken.
 *
 * @param shown The hint shown now: it stays until its problem is clearly solved.
 */
export function judge({ sight, target, level, front }: Situation, shown: Hint | null): Problem[] {
  const { face, frame } = sight;
  if (sight.faces > 1) return [{ hint: "several", size: 1 }];
  if (face === null) return [{ hint: sight.brightness < DARK_FRAME ? "tooDark" : "noFace", size: 1 }];
  const off = (reading: Reading | undefined, low: Hint | null, high: Hint | null, draw = GREEN) => {
    const solving = draw < 1 && shown !== null && (shown === low || shown === high);
    return reading === undefined ? [] : beyond(reading, low, high, solving ? draw * DONE : draw);
  };
  const around = (limit: number) => ({ min: -limit, max: limit });
  return byUrgency([
    ...frameProblems(face, frame, target, shown, front),
    ...off({ measured: face.closeness, max: CLOSENESS }, null, "stepBack"),
    ...(level === null
      ? []
      : [
          ...off({ measured: level.roll, ...around(LEAN) }, "levelPhone", "levelPhone"),
          ...off({ measured: level.tilt, ...around(TILT) }, "uprightPhone", "uprightPhone"),
        ]),
    ...READINGS.flatMap(([id, low, high, draw]) => off(face.readings[id], low, high, draw)),
    ...off({ measured: face.speed ?? 0, max: SPEED }, null, "still"),
  ]);
}

/** A value outside its limits drawn in by a factor; the size of the problem is in limits. */
function beyond(
  { measured, min, max }: Reading,
  low: Hint | null,
  high: Hint | null,
  draw: number,
): Problem[] {
  if (high !== null && max !== undefined && measured > max * draw)
    return [{ hint: high, size: (measured - max * draw) / Math.abs(max) }];
  if (low === null || min === undefined) return [];
  // A negative limit is one side of a band around 0; a positive one the least of a quantity.
  const least = min < 0 ? min * draw : min * (2 - draw);
  return measured < least ? [{ hint: low, size: (least - measured) / Math.abs(min) }] : [];
}
