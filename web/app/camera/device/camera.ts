import { onScopeDispose, type Ref, ref, shallowRef } from "vue";
import { type Fault, faultOf } from "../guide/fault.ts";

/** A running camera. */
interface Live {
  readonly stream: MediaStream;
  readonly track: MediaStreamTrack;
  readonly front: boolean;
  readonly zoomed: boolean;
  readonly hasTorch: boolean;
}

/** The camera of a page: runs while the page is seen, and is given back with it. */
export interface Camera {
  readonly live: Readonly<Ref<Live | null>>;
  readonly fault: Readonly<Ref<Fault | null>>;
  readonly torch: Readonly<Ref<boolean>>;
  /** Whether there is another camera to turn to. */
  readonly several: Readonly<Ref<boolean>>;
  flip(): void;
  toggleTorch(): void;
  /** Tries again after a fault. */
  retry(): void;
}

/** Px of the preview: enough for the eyes and a fallback photo, light enough for old phones. */
const PREVIEW = { width: 1920, height: 1440 } as const;
/** Where photos are cut from the preview, since the browser takes none: what 2048 px of upload can use. */
const PREVIEW_FOR_PHOTOS = { width: 2560, height: 1920 } as const;
/** A half-length portrait from 1.2 m instead of arm's length; no more, since past 2 phones invent pixels. */
const ZOOM = 1.8;

/** Opens the rear camera; the front one after a flip. */
export function useCamera(): Camera {
  const live = shallowRef<Live | null>(null);
  const fault = ref<Fault | null>(null);
  const torch = ref(false);
  const several = ref(false);
  let front = false;
  let latest = 0;

  function stop(): void {
    latest++;
    torch.value = false;
    for (const track of live.value?.stream.getTracks() ?? []) track.stop();
    live.value = null;
  }

  async function open(): Promise<void> {
    stop();
    const mine = latest;
    fault.value = null;
    try {
      const now = await openLive(front);
      if (mine !== latest) {
        now.track.stop();
        return;
      }
      // Another app, or the system, may take the camera away.
      now.track.addEventListener("ended", () => {
        if (live.value?.track !== now.track) return;
        stop();
        fault.value = "busy";
      });
      live.value = now;
      const devices = await navigator.mediaDevices.enumerateDevices();
      several.value = devices.filter(({ kind }) => kind === "videoinput").length > 1;
    } catch (error) {
      if (mine === latest) fault.value = faultOf(error);
    }
  }

  const seen = () => {
    if (document.visibilityState === "hidden") stop();
    else if (live.value === null && fault.value === null) void open();
  };
  document.addEventListener("visibilitychange", seen);
  onScopeDispose(() => {
    document.removeEventListener("visibilitychange", seen);
    stop();
  });
  if (document.visibilityState !== "hidden") void open();

  return {
    live,
    fault,
    torch,
    several,
    flip() {
      front = !front;
      void open();
    },
    async toggleTorch() {
      const on = !torch.value;
      try {
        await live.value?.track.applyConstraints(imageCapture({ torch: on }));
        torch.value = on;
      } catch {
        // Lamps refuse when the phone is hot; the picture goes on.
      }
    },
    retry: () => void open(),
  };
}

async function openLive(front: boolean): Promise<Live> {
  const { width, height } = "ImageCapture" in window ? PREVIEW : PREVIEW_FOR_PHOTOS;
  const stream = await navigator.mediaDevices.getUserMedia({
    audio: false,
    video: {
      facingMode: { ideal: front ? "user" : "environment" },
      width: { ideal: width },
      height: { ideal: height },
    },
  });
  const [track] = stream.getVideoTracks();
  if (track === undefined) throw new DOMException("No video.", "NotFoundError");
  const can = track.getCapabilities?.() ?? {};
  const { facingMode } = track.getSettings();
  return {
    stream,
    track,
    front: facingMode === undefined ? false : facingMode === "user",
    zoomed: !front && (await drawIn(track, can)),
    hasTorch: "torch" in can && can.torch !== false,
  };
}

/** Zooms so that the photographer can stand where faces keep their proportions; whether the camera can. */
async function drawIn(track: MediaStreamTrack, can: MediaTrackCapabilities): Promise<boolean> {
  const { zoom } = can as unknown as { readonly zoom?: { readonly max?: number } };
  if (zoom?.max === undefined || zoom.max < ZOOM) return false;
  try {
    await track.applyConstraints(imageCapture({ zoom: ZOOM }));
    return true;
  } catch {
    return false;
  }
}

/** Constraints of the Image Capture specification, which TypeScript's types lack. */
function imageCapture(wanted: { readonly torch?: boolean; readonly zoom?: number }): MediaTrackConstraints {
  return { advanced: [wanted as MediaTrackConstraintSet] };
}
