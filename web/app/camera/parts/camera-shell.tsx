import { defineComponent, onMounted, type PropType, ref, watch } from "vue";
import { say } from "../../i18n/i18n.ts";
import { Button } from "../../parts/button.tsx";
import { Icon } from "../../parts/icon.tsx";
import { PickPicture } from "../../parts/pick-picture.tsx";
import type { Camera } from "../device/camera.ts";
import type { Size } from "../guide/sight.ts";
import { FAULTS, WORDS } from "../words.ts";
import "./camera.css";

/**
 * The room of every camera: over the whole screen, with the picture, what is drawn on it, words, and buttons within
 * the thumb's reach. Without a camera it says why and offers the phone's own.
 */
export const CameraShell = defineComponent({
  props: {
    title: { type: String, required: true },
    camera: { type: Object as PropType<Camera>, required: true },
    /** While a photo is taken no other is. */
    busy: { type: Boolean, required: true },
    /** 0 to 1: how near the camera is to releasing by itself. */
    countdown: { type: Number, default: 0 },
  },
  emits: {
    close: () => true,
    shutter: () => true,
    /** A photo from the phone's own camera. */
    pick: (_file: File) => true,
    /** The picture plays, or has changed its size (px). */
    video: (_element: HTMLVideoElement, _size: Size) => true,
  },
  setup(props, { slots, emit }) {
    const dialog = ref<HTMLDialogElement>();
    const video = ref<HTMLVideoElement | null>(null);
    onMounted(() => dialog.value?.showModal());
    watch([video, props.camera.live], ([element, live]) => {
      const stream = live?.stream ?? null;
      if (element !== null && element.srcObject !== stream) element.srcObject = stream;
    });
    // A phone that is turned changes the size in mid-stream.
    watch(video, (element) => element?.addEventListener("resize", () => tell(element)));
    const tell = (element: HTMLVideoElement) =>
      emit("video", element, { width: element.videoWidth, height: element.videoHeight });

    const broken = () => {
      const fault = props.camera.fault.value;
      return fault === null ? null : (
        <div class="camera-fault">
          <Icon name="camera" />
          <p role="alert">{say(FAULTS[fault])}</p>
          <PickPicture main camera label={say(WORDS.plain)} onPick={(file) => emit("pick", file)} />
          <Button onClick={() => props.camera.retry()}>{say(WORDS.retry)}</Button>
        </div>
      );
    };
    const working = () => {
      const { live, torch, several } = props.camera;
      return (
        <>
          {slots.hint?.()}
          <div class={live.value?.front ? "camera-view front" : "camera-view"}>
            <video
              ref={video}
              autoplay
              playsinline
              muted
              onLoadedmetadata={({ target }: Event) => tell(target as HTMLVideoElement)}
            />
            {live.value === null ? <p role="status">{say(WORDS.opening)}</p> : slots.drawing?.()}
          </div>
          <div class="camera-controls">
            <div>{slots.beside?.()}</div>
            <button
              type="button"
              class="camera-shutter"
              aria-label={say(WORDS.shutter)}
              disabled={live.value === null || props.busy}
              onClick={() => emit("shutter")}
            >
              <svg viewBox="0 0 100 100" aria-hidden="true">
                <circle cx="50" cy="50" r="46" class="ring" />
                <circle
                  cx="50"
                  cy="50"
                  r="46"
                  class="count"
                  pathLength="1"
                  stroke-dasharray={`${props.countdown} 1`}
                />
                <circle cx="50" cy="50" r="37" class="disc" />
              </svg>
            </button>
            <div>
              {live.value?.hasTorch ? (
                <button
                  type="button"
                  class="camera-button"
                  aria-pressed={torch.value}
                  onClick={() => props.camera.toggleTorch()}
                >
                  <Icon name="torch" />
                  {say(WORDS.torch)}
                </button>
              ) : null}
              {several.value ? (
                <button type="button" class="camera-button" onClick={() => props.camera.flip()}>
                  <Icon name="flip" />
                  {say(WORDS.flip)}
                </button>
              ) : null}
            </div>
          </div>
        </>
      );
    };

    return () => (
      <dialog
        ref={dialog}
        class="camera"
        aria-label={props.title}
        onCancel={(event: Event) => {
          event.preventDefault();
          emit("close");
        }}
      >
        <header class="camera-bar">
          <button
            type="button"
            class="camera-button"
            aria-label={say(WORDS.close)}
            onClick={() => emit("close")}
          >
            <Icon name="cross" />
          </button>
          <h2>{props.title}</h2>
          <div class="camera-options">{slots.options?.()}</div>
        </header>
        {broken() ?? working()}
      </dialog>
    );
  },
});
