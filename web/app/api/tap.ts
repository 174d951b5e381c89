import { type Ref, ref, shallowRef } from "vue";
import type { Answer, Problem } from "./answer.ts";

/** A button's deed: under way, or refused with words. */
export interface Tap<A extends unknown[], T> {
  readonly busy: Readonly<Ref<boolean>>;
  readonly problem: Ref<Problem | undefined>;
  /** Does it, once at a time: a second tap while the first is under way is ignored. Undefined when refused. */
  run(...args: A): Promise<{ readonly value: T } | undefined>;
}

/** Makes a deed for a button. */
export function useTap<A extends unknown[], T>(act: (...args: A) => Promise<Answer<T>>): Tap<A, T> {
  const busy = ref(false);
  const problem = shallowRef<Problem>();
  return {
    busy,
    problem,
    async run(...args) {
      if (busy.value) return undefined;
      busy.value = true;
      problem.value = undefined;
      const answer = await act(...args).finally(() => {
        busy.value = false;
      });
      if (answer.ok) return { value: answer.value };
      problem.value = answer.problem;
      return undefined;
    },
  };
}
