import { defineComponent, ref, shallowRef, watch } from "vue";
import { getSpec, SPECS } from "../../../worker/photo/spec/specs.ts";
import { say } from "../i18n/i18n.ts";
import { Icon } from "../parts/icon.tsx";
import { useAwake } from "./device/awake.ts";
import { useCamera } from "./device/camera.ts";
import { useFrames } from "./device/frames.ts";
import { useLevel } from "./device/level-sensor.ts";
import { takePhoto } from "./device/still.ts";
import { useVoice } from "./device/voice.ts";
import { useEyes } from "./eyes/eyes.ts";
import type { Size } from "./guide/sight.ts";
import { useGuiding } from "./guiding.ts";
import { CameraShell } from "./parts/camera-shell.tsx";
import { HintBand } from "./parts/hint-band.tsx";
import { PortraitFrame } from "./parts/portrait-frame.tsx";
import { SAYINGS, WORDS } from "./words.ts";

/** The camera that says what to do until the photo will pass, and then takes it. */
export default defineComponent({
  props: {
    /** The standard the photo is for. */
    spec: { type: String, required: true },
  },
  emits: {
    /** A photo, JPEG, at most 2048 px a side; or one from the phone's own camera, as it is. */
    taken: (_file: File) => true,
    close: () => true,
  },
  setup(props, { emit }) {
    const spec = getSpec(props.spec) ?? (SPECS[0] as (typeof SPECS)[number]);
    const camera = useCamera();
    const eyes = useEyes(spec.id);
    const sensor = useLevel();
    useAwake();
    const voice = useVoice();
    const video = shallowRef<{ readonly element: HTMLVideoElement; readonly size: Size }>();
    const busy = ref(false);
    const note = ref<"taking" | "notTaken" | null>(null);
    const { view, saying, countdown, automatic, toggleAutomatic } = useGuiding(
      spec,
      { camera, sight: eyes.sight, level: sensor.level, size: () => video.value?.size, busy },
      () => void take(),
    );
    useFrames(
      () => (camera.live.value === null ? undefined : video.value?.element),
      () => eyes.free() && !busy.value,
      eyes.look,
    );
    voice.sayWhile(() => (saying.value === null ? null : say(SAYINGS[saying.value])));
    // A new hint takes the place of an old failure.
    watch(saying, () => {
      if (note.value === "notTaken") note.value = null;
    });

    async function take(): Promise<void> {
      const live = camera.live.value;
      const { element } = video.value ?? {};
      if (live === null || element === undefined || busy.value) return;
      busy.value = true;
      note.value = "taking";
      const file = await takePhoto(element, live.track);
      navigator.vibrate?.(60);
      busy.value = false;
      note.value = file === undefined ? "notTaken" : null;
      if (file !== undefined) emit("taken", file);
    }

    const words = () => {
      if (note.value !== null) return { text: say(WORDS[note.value]), kind: "plain" as const };
      const shown = saying.value;
      if (eyes.state.value === "blind") return { text: say(WORDS.blind), kind: "plain" as const };
      if (shown === null) return { text: say(WORDS.loading), kind: "plain" as const };
      return { text: say(SAYINGS[shown]), kind: shown === "good" ? ("good" as const) : ("act" as const) };
    };
    const options = () => (
      <>
        {sensor.mustAsk.value ? (
          <button type="button" class="camera-button" onClick={() => void sensor.ask()}>
            {say(WORDS.level)}
          </button>
        ) : null}
        {voice.available ? (
          <button
            type="button"
            class="camera-button"
            aria-pressed={voice.on.value}
            aria-label={say(WORDS.voice)}
            onClick={() => voice.toggle()}
          >
            <Icon name={voice.on.value ? "voice" : "mute"} />
          </button>
        ) : null}
      </>
    );
    const hint = () => (
      <HintBand
        {...words()}
        saying={note.value === null ? saying.value : null}
        loaded={eyes.state.value === "loading" ? eyes.loaded.value : null}
      />
    );
    const drawing = () =>
      view.value === undefined ? null : (
        <PortraitFrame
          frame={view.value.frame}
          target={view.value.target}
          good={saying.value === "good"}
          level={sensor.level.value}
        />
      );
    const beside = () =>
      eyes.state.value === "blind" ? null : (
        <button
          type="button"
          class={countdown.value > 0 ? "camera-auto counting" : "camera-auto"}
          aria-pressed={automatic.value}
          onClick={toggleAutomatic}
        >
          {automatic.value && countdown.value === 0 ? <Icon name="check" /> : null}
          {say(countdown.value > 0 ? WORDS.cancel : WORDS.auto)}
        </button>
      );

    return () => (
      <CameraShell
        title={say(WORDS.title)}
        camera={camera}
        busy={busy.value}
        countdown={countdown.value}
        onClose={() => emit("close")}
        onShutter={() => void take()}
        onPick={(file) => emit("taken", file)}
        onVideo={(element, size) => {
          video.value = { element, size };
        }}
      >
        {{ options, hint, drawing, beside }}
      </CameraShell>
    );
  },
});
