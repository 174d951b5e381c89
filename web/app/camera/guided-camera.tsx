import { computed, defineComponent, ref, shallowRef, watch } from "vue";
import { getSpec, SPECS } from "../../../worker/photo/spec/specs.ts";
import { say } from "../i18n/i18n.ts";
import { Icon } from "../parts/icon.tsx";
import { LONGEST_SIDE } from "../photo/fit.ts";
import { useAwake } from "./device/awake.ts";
import { useCamera } from "./device/camera.ts";
import { frameSize, useFrames } from "./device/frames.ts";
import { useLevel } from "./device/level-sensor.ts";
import { takePhoto } from "./device/still.ts";
import { useVoice } from "./device/voice.ts";
import { useEyes } from "./eyes/eyes.ts";
import { count, type GoodSince } from "./guide/countdown.ts";
import type { Hint } from "./guide/hint.ts";
import { judge } from "./guide/judge.ts";
import type { Size } from "./guide/sight.ts";
import { SILENT, type Steady, settle } from "./guide/steady.ts";
import { targetFor } from "./guide/target.ts";
import { CameraShell } from "./parts/camera-shell.tsx";
import { HintBand } from "./parts/hint-band.tsx";
import { PortraitFrame } from "./parts/portrait-frame.tsx";
import { SAYINGS, WORDS } from "./words.ts";

/** A hint that is not followed is spoken again (ms). */
const AGAIN_AFTER = 7_000;

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
    const steady = shallowRef<Steady>(SILENT);
    const automatic = ref(true);
    const goodSince = ref<GoodSince>(null);
    const countdown = ref(0);
    const busy = ref(false);
    const note = ref<"taking" | "notTaken" | null>(null);

    const view = computed(() => {
      const { size } = video.value ?? {};
      if (size === undefined || size.width === 0) return undefined;
      const frame = frameSize(size);
      const longest = Math.min(LONGEST_SIDE, Math.max(size.width, size.height));
      const enlargement = longest / Math.max(frame.width, frame.height);
      const zoomed = camera.live.value?.zoomed === true;
      return { frame, target: targetFor(spec, { frame, enlargement, zoomed }) };
    });

    useFrames(
      () => (camera.live.value === null ? undefined : video.value?.element),
      () => eyes.free() && !busy.value,
      eyes.look,
    );
    const calm = () => {
      goodSince.value = null;
      countdown.value = 0;
    };
    watch(eyes.sight, (sight) => {
      if (sight === null || view.value === undefined || busy.value) return;
      const { shown } = steady.value;
      const putRight: Hint | null = shown === "good" ? null : shown;
      const front = camera.live.value?.front === true;
      const { target } = view.value;
      const [worst] = judge({ sight, target, level: sensor.level.value, front }, putRight);
      const now = performance.now();
      steady.value = settle(steady.value, worst?.hint ?? "good", now);
      const good = automatic.value && worst === undefined && steady.value.shown === "good";
      const { goodSince: since, done, release } = count(goodSince.value, good, now);
      goodSince.value = since;
      countdown.value = done;
      if (release) void take();
    });
    let spokenAt = 0;
    watch(steady, ({ shown }, { shown: before }) => {
      if (shown === null) return;
      const again = shown !== "good" && performance.now() - spokenAt > AGAIN_AFTER;
      if (shown === before && !again) return;
      spokenAt = performance.now();
      voice.say(say(SAYINGS[shown]));
    });
    // Coming back, nothing of what was seen before holds.
    watch(camera.live, () => {
      steady.value = SILENT;
      calm();
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
      calm();
      note.value = file === undefined ? "notTaken" : null;
      if (file !== undefined) emit("taken", file);
    }

    const words = () => {
      if (note.value !== null) return { text: say(WORDS[note.value]), kind: "plain" as const };
      const { shown } = steady.value;
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
        saying={note.value === null ? steady.value.shown : null}
        loaded={eyes.state.value === "loading" ? eyes.loaded.value : null}
      />
    );
    const drawing = () =>
      view.value === undefined ? null : (
        <PortraitFrame
          frame={view.value.frame}
          target={view.value.target}
          good={steady.value.shown === "good"}
          level={sensor.level.value}
        />
      );
    const beside = () =>
      eyes.state.value === "blind" ? null : (
        <button
          type="button"
          class={countdown.value > 0 ? "camera-auto counting" : "camera-auto"}
          aria-pressed={automatic.value}
          onClick={() => {
            automatic.value = !automatic.value;
            calm();
          }}
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
