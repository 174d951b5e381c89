import type { Box } from "../../../../wasm/picture.ts";
import { drawJpeg } from "../../photo/draw-jpeg.ts";
import { openPicture } from "../../photo/reduce.ts";

/** A camera that has not given its photo by then gives none (ms). */
const PATIENCE = 5_000;

/**
 * Takes a photo at the sensor's full resolution where the browser can, else the frame of the preview; upright, at
 * most 2048 px a side, not mirrored and with no metadata. Undefined when neither can be had.
 */
export async function takePhoto(video: HTMLVideoElement, track: MediaStreamTrack): Promise<File | undefined> {
  const late = new Promise<undefined>((resolve) => window.setTimeout(() => resolve(undefined), PATIENCE));
  const full = await Promise.race([fromSensor(track), late]);
  if (full !== undefined && full.naturalWidth * full.naturalHeight >= video.videoWidth * video.videoHeight) {
    const { naturalWidth: width, naturalHeight: height } = full;
    return drawJpeg(full, { x: 0, y: 0, width, height });
  }
  return takeFrame(video, { x: 0, y: 0, width: video.videoWidth, height: video.videoHeight });
}

/** A part of the frame that is seen now (video px), as a JPEG. */
export async function takeFrame(video: HTMLVideoElement, part: Box): Promise<File | undefined> {
  return video.videoWidth === 0 ? undefined : drawJpeg(video, part);
}

async function fromSensor(track: MediaStreamTrack): Promise<HTMLImageElement | undefined> {
  if (!("ImageCapture" in window)) return undefined;
  try {
    const capture = new ImageCapture(track);
    const { imageWidth, imageHeight } = await capture.getPhotoCapabilities();
    const full = imageWidth?.max && imageHeight?.max;
    const size = full ? { imageWidth: imageWidth.max, imageHeight: imageHeight.max } : {};
    return await openPicture(await capture.takePhoto(size as PhotoSettings));
  } catch {
    // Many cameras promise photos and give none: the preview's frame does.
    return undefined;
  }
}
