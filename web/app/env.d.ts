import "@vue/runtime-dom";

declare module "@vue/runtime-dom" {
  interface ReservedProps {
    /** What stands between the tags; Vue's runtime makes the default slot of it, its types do not know. */
    children?: unknown;
  }
}
