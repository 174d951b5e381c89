import { computed, defineComponent, type PropType } from "vue";
import { t } from "../i18n/i18n.ts";
import { useObjectUrl } from "../photo/object-url.ts";
import type { ShotUpload } from "../state/shot-upload.ts";
import { ProblemNote } from "./problem.tsx";

/** The photo at hand before and while it goes up: look at it, see how far it is, and what holds it up. */
export const ShotPreview = defineComponent({
  props: { upload: { type: Object as PropType<ShotUpload>, required: true } },
  setup(props) {
    const url = useObjectUrl(() => props.upload.shot.value?.photo);
    const percent = computed(() => Math.round(props.upload.sent.value * 100));
    const progress = () => {
      const state = props.upload.state.value;
      if (state === "idle") return null;
      if (state !== "sending")
        return <p class="note warn">{t(state === "offline" ? "shoot.offline" : "shoot.lost")}</p>;
      return (
        <>
          <p>
            {percent.value < 100 ? t("shoot.uploading", { percent: percent.value }) : t("shoot.received")}
          </p>
          <progress class="meter" max={100} value={percent.value} aria-label={t("shoot.upload")} />
        </>
      );
    };
    return () => (
      <>
        <div class="photo-frame">
          <img src={url.value} alt={t("shoot.preview")} />
        </div>
        {props.upload.state.value === "idle" ? <p class="quiet">{t("shoot.previewCheck")}</p> : null}
        <div role="status" class="text-body">
          {progress()}
        </div>
        <ProblemNote problem={props.upload.problem.value} />
      </>
    );
  },
});
