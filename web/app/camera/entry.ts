import { type ShallowRef, shallowRef, watch } from "vue";
import { useRoute, useRouter } from "vue-router";

// The cameras are scripts of their own: who takes the plain way loads nothing of them.
export const guidedCamera = () => import("./guided-camera.tsx");
export const cardCamera = () => import("./card-camera.tsx");

/** Whether this browser shows a live picture at all; WebViews of many apps do not. */
export function hasLiveCamera(): boolean {
  return window.isSecureContext && typeof navigator.mediaDevices?.getUserMedia === "function";
}

/** A camera over a page, kept in the address (`?camera=`), so that the phone's back key closes it. */
export interface CameraRoute<Part> {
  /** The camera's component, once it is asked for and there. */
  readonly part: Readonly<ShallowRef<Part | undefined>>;
  /** Which one is open; null when none, or when there can be none. */
  open(): string | null;
  /** One is wanted, and its script is on its way. */
  coming(): boolean;
  show(which: string): void;
  close(): void;
}

/** The camera of the page it is called in. One whose script does not arrive closes again: the plain way is there. */
export function useCameraRoute<Part>(load: () => Promise<{ readonly default: Part }>): CameraRoute<Part> {
  const route = useRoute();
  const router = useRouter();
  const part = shallowRef<Part>();
  let pushed = false;
  const open = () => {
    const { camera } = route.query;
    return typeof camera === "string" && hasLiveCamera() ? camera : null;
  };
  const close = () => {
    if (pushed) router.back();
    else void router.replace({ query: { ...route.query, camera: undefined } });
    pushed = false;
  };
  watch(
    open,
    async (which) => {
      if (which === null || part.value !== undefined) return;
      try {
        part.value = (await load()).default;
      } catch {
        close();
      }
    },
    { immediate: true },
  );
  return {
    part,
    open,
    coming: () => open() !== null && part.value === undefined,
    show(which) {
      pushed = true;
      void router.push({ query: { ...route.query, camera: which } });
    },
    close,
  };
}
