import { onScopeDispose, type Ref, ref, shallowRef } from "vue";
import { type Level, levelOf } from "../guide/level.ts";

/** The phone's level; null where there is no sensor or it may not be read. */
export interface LevelSensor {
  readonly level: Readonly<Ref<Level | null>>;
  /** iOS lets the sensor be read only after a tap that asks for it. */
  readonly mustAsk: Readonly<Ref<boolean>>;
  ask(): Promise<void>;
}

interface Asking {
  requestPermission?(): Promise<"granted" | "denied">;
}

/** Reads the level for as long as the page stands. */
export function useLevel(): LevelSensor {
  const level = shallowRef<Level | null>(null);
  const mustAsk = ref(false);
  const read = ({ beta, gamma }: DeviceOrientationEvent) => {
    if (beta === null || gamma === null) return;
    mustAsk.value = false;
    level.value = levelOf(beta, gamma, window.screen.orientation?.angle ?? 0);
  };
  async function ask(): Promise<void> {
    mustAsk.value = false;
    const sensor = window.DeviceOrientationEvent as unknown as Asking | undefined;
    await sensor?.requestPermission?.();
  }
  window.addEventListener("deviceorientation", read);
  onScopeDispose(() => window.removeEventListener("deviceorientation", read));
  ask().catch(() => {
    mustAsk.value = true;
  });
  return {
    level,
    mustAsk,
    // Refused: the camera works without its level.
    ask: () => ask().catch(() => undefined),
  };
}
