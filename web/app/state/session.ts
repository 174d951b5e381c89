import { shallowRef } from "vue";
import type { Answer } from "../api/answer.ts";
import * as api from "../api/endpoints.ts";
import type { Account, Start } from "../api/types.ts";
import { onLoggedOut } from "../api/understand.ts";
import { forgetShots } from "../photo/kept-shot.ts";
import { forgetPerson } from "./person.ts";

/** Who is logged in: undefined while not yet asked, null when nobody. */
export const session = shallowRef<Account | null>();

onLoggedOut(() => {
  session.value = null;
});

/** Asks once who is logged in; again when `anew`. Without an answer it stays unknown. */
export async function knowSession(anew = false): Promise<Account | null | undefined> {
  if (session.value !== undefined && !anew) return session.value;
  const answer = await api.me();
  if (answer.ok) session.value = answer.value.account;
  return session.value;
}

/**
 * Ends the session here. Unless the server has ended it, nothing has happened: whoever takes the phone next would be
 * logged in all the same.
 */
export async function logOut(): Promise<Answer<void>> {
  const answer = await api.leave();
  if (!answer.ok && answer.problem.status !== 401) return answer;
  await forgetShots();
  forgetPerson();
  session.value = null;
  return { ok: true, value: undefined };
}

let startAnswer: Promise<Answer<Start>> | undefined;

/** What holds before anyone is logged in; asked once, again after a failure. */
export async function knowStart(): Promise<Answer<Start>> {
  startAnswer ??= api.start();
  const answer = await startAnswer;
  if (!answer.ok) startAnswer = undefined;
  return answer;
}
