import { Button as VanButton } from "vant/es/button";
import "vant/es/button/index.css";
import "vant/es/loading/index.css";
import { defineComponent } from "vue";

/** A button; `main` is the page's one primary. While `busy` it turns and takes no tap. */
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
        class={props.main ? "button main" : "button"}
        nativeType="button"
        type={props.main ? "primary" : "default"}
        loading={props.busy}
        disabled={props.disabled}
        aria-busy={props.busy}
        onClick={() => emit("click")}
      >
        {{ default: () => slots.default?.() }}
      </VanButton>
    );
  },
});
