import { onScopeDispose } from "vue";
import type { Size } from "../guide/sight.ts";

/** Longest side of a frame that is looked at, px: a face in place is about 150 px wide in it. */
const LONGEST = 640;
/** Between two looks at least, ms: more often helps nobody and warms the phone. */
const PAUSE = 60;

/** The size of the frames that are looked at, for a video. */
export function frameSize({ width, height }: Size): Size {
  const scale = Math.min(1, LONGEST / Math.max(width, height, 1));
  return { width: Math.round(width * scale), height: Math.round(height * scale) };
}

/**
 * Hands over frames of a video, reduced, for as long as the page stands.
 *
 * @param video The element, when it plays.
 * @param wanted Whether a frame can be taken in now.
 */
export function useFrames(
  video: () => HTMLVideoElement | undefined,
  wanted: () => boolean,
  onFrame: (frame: ImageData, at: number) => void,
): void {
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const timer = window.setInterval(() => {
    const from = video();
    if (from === undefined || from.readyState < from.HAVE_CURRENT_DATA || from.videoWidth === 0 || !wanted())
      return;
    const { width, height } = frameSize({ width: from.videoWidth, height: from.videoHeight });
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    context?.drawImage(from, 0, 0, width, height);
    const frame = context?.getImageData(0, 0, width, height);
    if (frame !== undefined) onFrame(frame, performance.now());
  }, PAUSE);
  onScopeDispose(() => window.clearInterval(timer));
}
