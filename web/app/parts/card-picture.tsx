import { defineComponent, type PropType } from "vue";
import { hasLiveCamera } from "../camera/entry.ts";
import { t } from "../i18n/i18n.ts";
import { useObjectUrl } from "../photo/object-url.ts";
import { Icon } from "./icon.tsx";

/** A frame of a card's shape that takes and shows a picture of one side. */
export const CardPicture = defineComponent({
  props: {
    label: { type: String, required: true },
    /** Null: none yet. */
    file: { type: Object as PropType<File | null>, required: true },
  },
  emits: {
    pick: (_file: File) => true,
    /** The camera with a frame of a card's shape is wanted. */
    frame: () => true,
  },
  setup(props, { emit }) {
    const url = useObjectUrl(() => props.file ?? undefined);
    const plain = () => (
      <label class="card-frame">
        {url.value === undefined ? <Icon name="camera" /> : <img src={url.value} alt="" />}
        <span class={url.value === undefined ? "" : "over"}>
          {props.label}
          {url.value === undefined ? "" : ` · ${t("identity.retake")}`}
        </span>
        {url.value === undefined ? <span class="small">{t("identity.take")}</span> : null}
        <input
          type="file"
          accept="image/*"
          onChange={(event: Event) => {
            const input = event.target as HTMLInputElement;
            const file = input.files?.[0];
            input.value = "";
            if (file !== undefined) emit("pick", file);
          }}
        />
      </label>
    );
    return () => (
      <div class="card-side">
        {plain()}
        {hasLiveCamera() ? (
          <button type="button" class="link-button" onClick={() => emit("frame")}>
            <Icon name="scan" /> {t("identity.framed")}
            <span class="hidden">{props.label}</span>
          </button>
        ) : null}
      </div>
    );
  },
});
