import { onScopeDispose, type Ref, ref, shallowRef } from "vue";
import type { Problem } from "../api/answer.ts";
import * as api from "../api/endpoints.ts";
import { newKey } from "../api/tap-key.ts";
import { forgetShot, type KeptShot, keepShot, keptShot, type ShotSource } from "../photo/kept-shot.ts";
import { againAfter } from "./again-after.ts";

/** Where an upload stands. */
type UploadState = "idle" | "sending" | "waiting" | "offline";

/** A photo on its way to the server. */
export interface ShotUpload {
  /** The photo at hand; undefined while there is none. */
  readonly shot: Readonly<Ref<KeptShot | undefined>>;
  readonly state: Readonly<Ref<UploadState>>;
  /** Fraction of it that has gone up in this try, 0 to 1. */
  readonly sent: Readonly<Ref<number>>;
  /** Why the server does not want it; a lost network is no refusal. */
  readonly problem: Readonly<Ref<Problem | undefined>>;
  /** Takes a reduced photo in hand, and keeps it on this phone until the server has it. */
  take(photo: Blob, source: ShotSource): Promise<void>;
  /** Sends it, and again by itself until there is an answer. */
  send(): Promise<void>;
  /** Puts it away: another one is wanted. */
  drop(): Promise<void>;
}

/**
 * The upload of a collection's next photo. It survives a lost network and a reloaded page: the same photo goes up
 * again with the same key after growing waits, at once when the network returns.
 *
 * @param done Called when the server has it.
 */
export function useShotUpload(collectionId: string, done: () => Promise<void>): ShotUpload {
  const shot = shallowRef<KeptShot>();
  const state = ref<UploadState>("idle");
  const sent = ref(0);
  const problem = shallowRef<Problem>();
  let failures = 0;
  let timer = 0;
  let over = false;

  async function send(): Promise<void> {
    const now = shot.value;
    if (now === undefined || state.value === "sending") return;
    window.clearTimeout(timer);
    state.value = "sending";
    sent.value = 0;
    problem.value = undefined;
    if (!now.sending) {
      shot.value = { ...now, sending: true };
      await keepShot(shot.value);
    }
    const answer = await api.uploadShot(collectionId, now, (fraction) => {
      sent.value = fraction;
    });
    if (answer.ok) await forgetShot(collectionId);
    if (over) return;
    if (answer.ok) await done();
    else if (mayPass(answer.problem)) waitAndSend();
    else {
      state.value = "idle";
      problem.value = answer.problem;
      // Who has to log in again finds the photo where it was; what was refused for good is not kept.
      if (answer.problem.status !== 401) await forgetShot(collectionId);
    }
  }

  function waitAndSend(): void {
    state.value = navigator.onLine ? "waiting" : "offline";
    timer = window.setTimeout(() => void send(), againAfter(failures++));
  }

  async function take(photo: Blob, source: ShotSource): Promise<void> {
    problem.value = undefined;
    shot.value = { collectionId, photo, source, key: newKey(), sending: false, at: Date.now() };
    await keepShot(shot.value);
  }

  async function drop(): Promise<void> {
    window.clearTimeout(timer);
    state.value = "idle";
    problem.value = undefined;
    shot.value = undefined;
    await forgetShot(collectionId);
  }

  const online = () => {
    failures = 0;
    if (state.value === "waiting" || state.value === "offline") void send();
  };
  window.addEventListener("online", online);
  onScopeDispose(() => {
    over = true;
    window.clearTimeout(timer);
    window.removeEventListener("online", online);
  });
  void keptShot(collectionId, Date.now()).then((kept) => {
    if (over || kept === undefined || shot.value !== undefined) return;
    shot.value = kept;
    if (kept.sending) void send();
  });
  return { shot, state, sent, problem, take, send, drop };
}

/** Whether the same request may be answered otherwise a little later. */
function mayPass({ status, code }: Problem): boolean {
  return status === 0 || status >= 500 || status === 429 || code === "requestRunning";
}
