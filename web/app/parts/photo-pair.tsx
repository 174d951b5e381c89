import { defineComponent, type PropType, ref } from "vue";
import * as api from "../api/endpoints.ts";
import type { Collection, Report } from "../api/types.ts";
import { t } from "../i18n/i18n.ts";
import { PhotoLines } from "./photo-lines.tsx";

/**
 * Original and standard photo side by side; a tap on the standard photo enlarges it and shows where head and face
 * were found.
 */
export const PhotoPair = defineComponent({
  props: {
    collection: { type: Object as PropType<Collection>, required: true },
    report: { type: Object as PropType<Report>, required: true },
  },
  setup(props) {
    const lined = ref(false);
    return () => {
      const { id, shots } = props.collection;
      const { lines, result } = props.report;
      const shown = result !== null;
      const toggle = () => {
        lined.value = !lined.value;
      };
      return (
        <>
          <div class={lined.value ? "pair large" : "pair"}>
            {shots.current === null || lined.value ? null : (
              <figure>
                <div class="photo-frame">
                  <img src={api.shotUrl(id, shots.current.id)} alt={t("result.original")} />
                </div>
                <figcaption>{t("result.original")}</figcaption>
              </figure>
            )}
            {shown ? (
              <figure>
                <button
                  type="button"
                  class="photo-frame"
                  disabled={lines === null}
                  aria-pressed={lined.value}
                  onClick={toggle}
                >
                  <span class="lined">
                    <img src={api.standardPhotoUrl(id, result.sha256)} alt={t("result.standard")} />
                    {lined.value && lines !== null ? (
                      <PhotoLines lines={lines} width={result.width} height={result.height} />
                    ) : null}
                  </span>
                </button>
                <figcaption>{t("result.standard")}</figcaption>
              </figure>
            ) : null}
          </div>
          {shown && lines !== null ? (
            <button type="button" class="link-button" aria-pressed={lined.value} onClick={toggle}>
              {t(lined.value ? "result.noLines" : "result.lines")}
            </button>
          ) : null}
        </>
      );
    };
  },
});
