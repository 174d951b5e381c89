import { Button as VanButton } from "vant/es/button";
import { defineComponent } from "vue";

/** A button; `main` is the page's one primary. While `busy` it turns beside its words and takes no tap. */
export const Button = defineComponent({
  props: {
    main: { type: Boolean, default: false },
    busy: { type: Boolean, default: false },
    disabled: { type: Boolean, default: false },
  },
  emits: { click: () => true },
  setup(props, { slots, emit }) {
    return () => (
      <VanButton
        block
        round
        class={["button", { main: props.main, busy: props.busy }]}
        nativeType="button"
        type={props.main ? "primary" : "default"}
        disabled={props.disabled || props.busy}
        aria-busy={props.busy}
        onClick={() => emit("click")}
      >
        {{
          default: () => [
            props.busy ? <span class="spinner" aria-hidden="true" key="spinner" /> : null,
            slots.default?.(),
          ],
        }}
      </VanButton>
    );
  },
});
