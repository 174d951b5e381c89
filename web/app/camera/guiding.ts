import { computed, type Ref, ref, shallowRef, watch } from "vue";
import type { PhotoSpec } from "../../../worker/photo/spec/spec.ts";
import { LONGEST_SIDE } from "../photo/fit.ts";
import type { Camera } from "./device/camera.ts";
import { frameSize } from "./device/frames.ts";
import { count, type GoodSince } from "./guide/countdown.ts";
import { judge } from "./guide/judge.ts";
import type { Level } from "./guide/level.ts";
import type { Sight, Size } from "./guide/sight.ts";
import { type Saying, SILENT, type Steady, settle } from "./guide/steady.ts";
import { type Target, targetFor } from "./guide/target.ts";

/** What guiding goes by. */
interface Given {
  readonly camera: Camera;
  readonly sight: Readonly<Ref<Sight | null>>;
  readonly level: Readonly<Ref<Level | null>>;
  /** The size of the camera's picture, px; undefined while there is none. */
  readonly size: () => Size | undefined;
  /** While a photo is taken nothing is judged. */
  readonly busy: Readonly<Ref<boolean>>;
}

/** What the camera makes of what it sees. */
export interface Guiding {
  /** The frame that is looked at and what it has to show, px; undefined while there is no picture. */
  readonly view: Readonly<Ref<{ readonly frame: Size; readonly target: Target } | undefined>>;
  /** What to say now. */
  readonly saying: Readonly<Ref<Saying | null>>;
  /** 0 to 1: how near the release is. */
  readonly countdown: Readonly<Ref<number>>;
  /** Whether it releases by itself. */
  readonly automatic: Readonly<Ref<boolean>>;
  toggleAutomatic(): void;
}

/** Judges every frame that was seen: says what to do, and calls for the release when all has been well long enough. */
export function useGuiding(spec: PhotoSpec, given: Given, onRelease: () => void): Guiding {
  const { camera, sight, level, size, busy } = given;
  const steady = shallowRef<Steady>(SILENT);
  const automatic = ref(true);
  const countdown = ref(0);
  let goodSince: GoodSince = null;
  const calm = () => {
    goodSince = null;
    countdown.value = 0;
  };

  const view = computed(() => {
    const picture = size();
    if (picture === undefined || picture.width === 0) return undefined;
    const frame = frameSize(picture);
    const longest = Math.min(LONGEST_SIDE, Math.max(picture.width, picture.height));
    const enlargement = longest / Math.max(frame.width, frame.height);
    const zoomed = camera.live.value?.zoomed === true;
    return { frame, target: targetFor(spec, { frame, enlargement, zoomed }) };
  });

  watch(sight, (seen) => {
    if (seen === null || view.value === undefined || busy.value) return;
    const { shown } = steady.value;
    const front = camera.live.value?.front === true;
    const situation = { sight: seen, target: view.value.target, level: level.value, front };
    const [worst] = judge(situation, shown === "good" ? null : shown);
    const now = performance.now();
    steady.value = settle(steady.value, worst?.hint ?? "good", now);
    const good = automatic.value && worst === undefined && steady.value.shown === "good";
    const counted = count(goodSince, good, now);
    goodSince = counted.goodSince;
    countdown.value = counted.done;
    if (counted.release) onRelease();
  });
  // Coming back, nothing of what was seen before holds.
  watch(camera.live, () => {
    steady.value = SILENT;
    calm();
  });
  watch(busy, calm);

  return {
    view,
    saying: computed(() => steady.value.shown),
    countdown,
    automatic,
    toggleAutomatic() {
      automatic.value = !automatic.value;
      calm();
    },
  };
}
