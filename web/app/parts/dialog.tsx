import { defineComponent, nextTick, ref, watch } from "vue";
import { t } from "../i18n/i18n.ts";
import { Button } from "./button.tsx";

/** A question that must be answered, at the lower edge where the thumb is. The platform keeps the focus inside. */
export const Ask = defineComponent({
  props: {
    open: { type: Boolean, required: true },
    title: { type: String, required: true },
    yes: { type: String, required: true },
    no: { type: String, default: undefined },
    busy: { type: Boolean, default: false },
    blocked: { type: Boolean, default: false },
  },
  emits: { yes: () => true, no: () => true },
  setup(props, { slots, emit }) {
    const element = ref<HTMLDialogElement>();
    watch(
      () => props.open,
      async (open) => {
        await nextTick();
        if (open && element.value?.open === false) element.value.showModal();
        if (!open) element.value?.close();
      },
      { immediate: true },
    );
    return () => (
      <dialog
        ref={element}
        class="ask"
        aria-label={props.title}
        onCancel={(event: Event) => {
          event.preventDefault();
          emit("no");
        }}
      >
        <h2>{props.title}</h2>
        <div class="ask-body">{slots.default?.()}</div>
        <div class="ask-buttons">
          <Button main busy={props.busy} disabled={props.blocked} onClick={() => emit("yes")}>
            {props.yes}
          </Button>
          <Button onClick={() => emit("no")}>{props.no ?? t("app.cancel")}</Button>
        </div>
      </dialog>
    );
  },
});
