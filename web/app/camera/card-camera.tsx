import { defineComponent, ref, shallowRef } from "vue";
import { say } from "../i18n/i18n.ts";
import { useCamera } from "./device/camera.ts";
import { takeFrame } from "./device/still.ts";
import { cardFrame, withMargin } from "./guide/cut.ts";
import type { Size } from "./guide/sight.ts";
import { CameraShell } from "./parts/camera-shell.tsx";
import { HintBand } from "./parts/hint-band.tsx";
import { WORDS } from "./words.ts";

/** The camera for one side of a card: a frame of its shape, and only what lies in it is kept. */
export default defineComponent({
  props: {
    /** Which side, in words. */
    side: { type: String, required: true },
  },
  emits: { taken: (_file: File) => true, close: () => true },
  setup(props, { emit }) {
    const camera = useCamera();
    const video = shallowRef<{ readonly element: HTMLVideoElement; readonly size: Size }>();
    const busy = ref(false);
    const failed = ref(false);

    async function take(): Promise<void> {
      if (video.value === undefined || busy.value) return;
      busy.value = true;
      const { element } = video.value;
      const size = { width: element.videoWidth, height: element.videoHeight };
      const file = await takeFrame(element, withMargin(cardFrame(size), size));
      navigator.vibrate?.(60);
      busy.value = false;
      failed.value = file === undefined;
      if (file !== undefined) emit("taken", file);
    }

    const drawing = () => {
      const size = video.value?.size;
      if (size === undefined || size.width === 0) return null;
      const { x, y, width, height } = cardFrame(size);
      return (
        <svg
          viewBox={`0 0 ${size.width} ${size.height}`}
          class="camera-frame"
          preserveAspectRatio="xMidYMin meet"
          aria-hidden="true"
        >
          <path
            class="outside"
            fill-rule="evenodd"
            d={`M0 0H${size.width}V${size.height}H0Z M${x} ${y}h${width}v${height}h${-width}z`}
          />
          <rect class="edge" x={x} y={y} width={width} height={height} rx={width * 0.037} />
        </svg>
      );
    };
    return () => (
      <CameraShell
        title={props.side}
        camera={camera}
        busy={busy.value}
        onClose={() => emit("close")}
        onShutter={() => void take()}
        onPick={(file) => emit("taken", file)}
        onVideo={(element, size) => {
          video.value = { element, size };
        }}
      >
        {{
          hint: () => (
            <HintBand
              text={say(failed.value ? WORDS.notTaken : WORDS.cardHint)}
              kind="plain"
              saying={null}
              loaded={null}
            />
          ),
          drawing,
        }}
      </CameraShell>
    );
  },
});
