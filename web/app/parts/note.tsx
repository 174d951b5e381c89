import { defineComponent, onMounted, type PropType, ref } from "vue";

/** A note about what was just done. It must be read, so it is scrolled to, clear of the buttons below. */
export const Note = defineComponent({
  props: { tone: { type: String as PropType<"bad" | "warn">, required: true } },
  setup(props, { slots }) {
    const element = ref<HTMLElement>();
    onMounted(() => element.value?.scrollIntoView({ block: "center" }));
    return () => (
      <div class={["note", props.tone]} ref={element}>
        {slots.default?.()}
      </div>
    );
  },
});
