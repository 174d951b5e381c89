import { onScopeDispose } from "vue";
import { type RouteLocationRaw, useRouter } from "vue-router";

/**
 * Leads on from the page it is called in, in its place in the history unless `push` says otherwise. Whoever has left
 * that page while it waited for an answer stays where they went: what they write there would be lost.
 *
 * @returns Whether it led on.
 */
export function useGoOn(): (to: RouteLocationRaw, how?: "push" | "replace") => Promise<boolean> {
  const router = useRouter();
  let here = true;
  onScopeDispose(() => {
    here = false;
  });
  return async (to, how = "replace") => {
    if (!here) return false;
    await router[how](to);
    return true;
  };
}
