import { onScopeDispose } from "vue";

/** Keeps the screen on for as long as the page stands: who frames a picture does not touch it. */
export function useAwake(): void {
  let lock: WakeLockSentinel | undefined;
  let over = false;
  async function hold(): Promise<void> {
    if (document.visibilityState === "hidden") return;
    try {
      lock = await navigator.wakeLock?.request("screen");
      if (over) await lock?.release();
    } catch {
      // A phone that saves its battery refuses: it goes dark as it would without us.
    }
  }
  const again = () => void hold();
  // The browser lets go of it whenever the page is hidden.
  document.addEventListener("visibilitychange", again);
  onScopeDispose(() => {
    over = true;
    document.removeEventListener("visibilitychange", again);
    void lock?.release();
  });
  void hold();
}
