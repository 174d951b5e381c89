import { defineComponent, type PropType, ref, watch } from "vue";
import * as api from "../api/endpoints.ts";
import type { Collection } from "../api/types.ts";
import { t } from "../i18n/i18n.ts";
import { Ask } from "./dialog.tsx";

/** The explicit confirmation before 提交: whose photo it is, that it is the right one, that approval locks it. */
export const SubmitDialog = defineComponent({
  props: {
    open: { type: Boolean, required: true },
    collection: { type: Object as PropType<Collection>, required: true },
    busy: { type: Boolean, default: false },
  },
  emits: { yes: () => true, no: () => true },
  setup(props, { emit }) {
    const sure = ref(false);
    watch(
      () => props.open,
      () => {
        sure.value = false;
      },
    );
    return () => {
      const { id, standard, record } = props.collection;
      return (
        <Ask
          open={props.open}
          title={t("result.confirmTitle")}
          yes={t("result.confirmSubmit")}
          busy={props.busy}
          blocked={!sure.value}
          onYes={() => emit("yes")}
          onNo={() => emit("no")}
        >
          {standard === null ? null : (
            <div class="photo-frame photo-small">
              <img src={api.standardPhotoUrl(id, standard.sha256)} alt={t("result.standard")} />
            </div>
          )}
          {record === null ? null : (
            <p>{t("result.confirmName", { name: record.name, number: record.documentNumber })}</p>
          )}
          <label class="tick">
            <input
              type="checkbox"
              checked={sure.value}
              onChange={(event: Event) => {
                sure.value = (event.target as HTMLInputElement).checked;
              }}
            />
            <span>{t("result.confirmPhoto")}</span>
          </label>
          <p class="quiet small">{t("result.confirmLock")}</p>
        </Ask>
      );
    };
  },
});
