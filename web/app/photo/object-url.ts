import { onScopeDispose, type Ref, shallowRef, watch } from "vue";

/** An address for showing a file held in memory; given back when the file changes or the page goes. */
export function useObjectUrl(file: () => Blob | undefined): Readonly<Ref<string | undefined>> {
  const url = shallowRef<string>();
  const release = () => url.value !== undefined && URL.revokeObjectURL(url.value);
  watch(
    file,
    (now) => {
      release();
      url.value = now === undefined ? undefined : URL.createObjectURL(now);
    },
    { immediate: true },
  );
  onScopeDispose(release);
  return url;
}
