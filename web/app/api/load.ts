import { onScopeDispose, type Ref, ref, shallowRef } from "vue";
import type { Answer, Problem } from "./answer.ts";

/** Something read from the server, and how far that has got. */
export interface Load<T> {
  /** The last value read; stays while it is read again. */
  readonly value: Readonly<Ref<T | undefined>>;
  readonly problem: Readonly<Ref<Problem | undefined>>;
  readonly loading: Readonly<Ref<boolean>>;
  /** Reads again. */
  reload(): Promise<void>;
}

/** Reads at once, and again whenever the page comes back to view or the network returns. */
export function useLoad<T>(get: () => Promise<Answer<T>>): Load<T> {
  const value = shallowRef<T>();
  const problem = shallowRef<Problem>();
  const loading = ref(true);
  let latest = 0;

  async function reload(): Promise<void> {
    const mine = ++latest;
    loading.value = true;
    const answer = await get();
    if (mine !== latest) return;
    loading.value = false;
    problem.value = answer.ok ? undefined : answer.problem;
    if (answer.ok) value.value = answer.value;
  }

  const back = () => {
    if (document.visibilityState === "visible") void reload();
  };
  window.addEventListener("pageshow", back);
  window.addEventListener("online", back);
  document.addEventListener("visibilitychange", back);
  onScopeDispose(() => {
    latest++;
    window.removeEventListener("pageshow", back);
    window.removeEventListener("online", back);
    document.removeEventListener("visibilitychange", back);
  });
  void reload();
  return { value, problem, loading, reload };
}
