/**
 * What a page was opened for: the H5 passes an opaque id of a request it has put down on the server,
 * never an amount, an openid or a photo.
 * @param {Record<string, string | undefined>} query
 */
export function requestOf(query) {
  return query.req ?? "";
}

/** Back to the H5, which reads the result from the server; home when the page was opened on its own. */
export function goBack() {
  wx.navigateBack({ fail: () => wx.reLaunch({ url: "/pages/index/index" }) });
}

/**
 * Why one of WeChat's own sheets did not do its work: the user closed it, a permission is missing or was not given, the
 * privacy guide was declined, or it failed.
 * @param {{ errMsg: string }} result
 * @returns {"cancelled" | "denied" | "private" | "failed"}
 */
export function reasonOf(result) {
  const words = result.errMsg;
  if (/\bcancel/.test(words)) return "cancelled";
  if (/privacy/.test(words)) return "private";
  return /(auth|user) den(y|ied)|authorize no response|permission denied/i.test(words) ? "denied" : "failed";
}
