import { type Ref, shallowRef } from "vue";

/** A page that was asked for and is not there yet. */
interface Way {
  /** Its whole path. */
  readonly to: string;
  /** Asked for a moment ago; long ago; or its script did not come at all. */
  readonly state: "opening" | "slow" | "lost";
}

/** After so long (ms) it shows that a page is being opened: most are there before. */
const NOTICED_AFTER = 400;
/** After so long (ms) it says that the network is slow, and offers to load the page anew. */
const SLOW_AFTER = 10_000;

const current = shallowRef<Way>();
let asked: string | undefined;
let timers: readonly number[] = [];

/** The page that is waited for; undefined while none is, or not yet for long. */
export const way: Readonly<Ref<Way | undefined>> = current;

/** A page was asked for. */
export function beginWay(to: string): void {
  forget();
  asked = to;
  timers = [
    window.setTimeout(() => {
      current.value = { to, state: "opening" };
    }, NOTICED_AFTER),
    window.setTimeout(() => {
      current.value = { to, state: "slow" };
    }, SLOW_AFTER),
  ];
}

/** A page is there, or nobody wants it any more; another one that was asked for meanwhile is still waited for. */
export function endWay(to: string): void {
  if (asked === to) forget();
}

/** The script of a page did not come. */
export function loseWay(to: string): void {
  forget();
  current.value = { to, state: "lost" };
}

function forget(): void {
  for (const timer of timers) window.clearTimeout(timer);
  timers = [];
  asked = undefined;
  current.value = undefined;
}
