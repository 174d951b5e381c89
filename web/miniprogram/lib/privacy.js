/** @typedef {(answer: { event: "agree" | "disagree" | "exposureAuthorization", buttonId?: string }) => void} Answer */

/** The prompt of the page on top. @type {((answer: Answer) => void) | undefined} */
let prompt;

/** WeChat asks here before the first use of a private interface; the page on top shows the prompt. */
export function watchPrivacy() {
  // The typings know one argument of another kind; WeChat hands over the function that answers.
  wx.onNeedPrivacyAuthorization?.((given) => {
    const answer = /** @type {Answer} */ (/** @type {unknown} */ (given));
    if (prompt === undefined) answer({ event: "disagree" });
    else prompt(answer);
  });
}

/**
 * Says which prompt to show; a page that is left takes its own away.
 * @param {(answer: Answer) => void} show
 * @returns {() => void}
 */
export function showPrivacyWith(show) {
  prompt = show;
  return () => {
    if (prompt === show) prompt = undefined;
  };
}
