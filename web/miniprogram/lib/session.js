import { call, Refusal } from "./api.js";
import { text } from "./text.js";

/** The token is asked for anew this long before its end, in ms. */
const aheadMs = 60_000;

/** In memory only: a token in storage would outlive its use. @type {{ token: string, until: number } | undefined} */
let held;

/** @returns {Promise<string>} */
function loginCode() {
  return new Promise((resolve, reject) => {
    wx.login({
      success: ({ code }) => resolve(code),
      fail: () => reject(new Refusal(0, text.networkFailed)),
    });
  });
}

/** The shell token, by a fresh `wx.login` when there is none or it is about to end. @returns {Promise<string>} */
async function shellToken() {
  if (held !== undefined && held.until - aheadMs > Date.now()) return held.token;
  const code = await loginCode();
  /** @type {{ token: string, expiresIn: number }} */
  const answer = await call("POST", "/api/session/shell", { data: { code } });
  held = { token: answer.token, until: Date.now() + answer.expiresIn * 1000 };
  return held.token;
}

/**
 * Does something with the shell token; a token the application no longer knows (401) is replaced once.
 * @template T
 * @param {(token: string) => Promise<T>} act
 * @returns {Promise<T>}
 */
export async function withToken(act) {
  try {
    return await act(await shellToken());
  } catch (error) {
    if (!(error instanceof Refusal) || error.status !== 401) throw error;
    held = undefined;
    return act(await shellToken());
  }
}

/**
 * The words of whatever went wrong.
 * @param {unknown} error
 */
export function wordsOf(error) {
  return error instanceof Refusal ? error.message : text.networkFailed;
}
