import { onScopeDispose, type Ref, ref, shallowRef, watch } from "vue";
import { noAnswer, type Problem, problemFrom } from "../api/answer.ts";
import type { Downloads, Text } from "../api/types.ts";
import { language, t } from "../i18n/i18n.ts";

/** One file that can be saved. */
export interface Saving {
  /** As the shell asks for it. */
  readonly file: string;
  readonly path: string;
  readonly name: Text;
  readonly size: string;
  /** How many photos are on a sheet; null for single photos. */
  readonly copies: number | null;
  readonly fileName: string;
}

/**
 * The files of one kind, in the server's order.
 *
 * @param sheetSize The size that sheets repeat; null for the standard photo itself.
 */
export function savings(
  answer: Downloads,
  kind: "standard" | "sheet" | "sizes",
  sheetSize: string | null = null,
): readonly Saving[] {
  const size = (width: number, height: number) => t("download.size", { width, height });
  if (kind === "standard") {
    const { path, width, height } = answer.standard;
    const name = { zh: "标准照", en: "Standard photo" };
    return [
      {
        file: "standard",
        path,
        name,
        size: size(width, height),
        copies: null,
        fileName: "standard-photo.jpg",
      },
    ];
  }
  if (kind === "sizes") {
    return answer.sizes.map(({ id, path, name, width, height }) => ({
      file: `size:${id}`,
      path,
      name,
      size: size(width, height),
      copies: null,
      fileName: `photo-${id}.jpg`,
    }));
  }
  return answer.sheets
    .filter((sheet) => sheet.size === sheetSize)
    .map(({ paper, path, name, copies }) => ({
      file: sheetSize === null ? `sheet:${paper}` : `sheet:${paper}:${sheetSize}`,
      path,
      name,
      size: "",
      copies,
      fileName: `sheet-${paper}${sheetSize === null ? "" : `-${sheetSize}`}.jpg`,
    }));
}

/** Reads the chosen picture into memory: one request for both seeing and saving it. */
export function useSaving(current: Readonly<Ref<Saving | undefined>>): {
  readonly url: Readonly<Ref<string | undefined>>;
  readonly problem: Readonly<Ref<Problem | undefined>>;
  /** Reads it again after a problem. */
  again(): void;
} {
  const url = shallowRef<string>();
  const problem = shallowRef<Problem>();
  const release = () => url.value !== undefined && URL.revokeObjectURL(url.value);
  const tries = ref(0);
  let latest = 0;

  watch(
    [() => current.value?.path, tries],
    async ([path]) => {
      const mine = ++latest;
      release();
      url.value = undefined;
      problem.value = undefined;
      if (path === undefined) return;
      const headers = { "Accept-Language": language() === "zh" ? "zh-CN" : "en" };
      const response = await fetch(path, { headers }).catch(() => undefined);
      const blob = response?.ok ? await response.blob().catch(() => undefined) : undefined;
      const body =
        response !== undefined && !response.ok ? await response.json().catch(() => undefined) : undefined;
      if (mine !== latest) return;
      if (blob !== undefined) url.value = URL.createObjectURL(blob);
      else
        problem.value =
          response === undefined || response.ok ? noAnswer() : problemFrom(response.status, body);
    },
    { immediate: true },
  );
  onScopeDispose(() => {
    latest++;
    release();
  });
  const again = () => {
    tries.value++;
  };
  return { url, problem, again };
}
