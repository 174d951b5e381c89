import { host } from "../../config.js";
import { call } from "../../lib/api.js";
import { withToken, wordsOf } from "../../lib/session.js";
import { text } from "../../lib/text.js";

/** The ordinary text size of the H5, in px. */
const ordinary = 16;

/**
 * The size that the H5's text has to have to follow WeChat's. What is ordinary in WeChat is 17 px on an iPhone and 16
 * elsewhere, so its own scale counts; a WeChat that does not name it is taken at its px.
 */
function textSize() {
  const { fontSizeScaleFactor, fontSizeSetting } = wx.getAppBaseInfo();
  return Math.round(fontSizeScaleFactor ? ordinary * fontSizeScaleFactor : (fontSizeSetting ?? ordinary));
}

/**
 * A query's value as it was before it was put into an address; what nobody wrote so leads nowhere.
 * @param {string | undefined} value
 */
function plain(value) {
  try {
    return decodeURIComponent(value ?? "");
  } catch {
    return "";
  }
}

/**
 * The page of a link that was scanned with WeChat (扫普通链接二维码打开小程序), if it is one of ours. What was added to its
 * address, as mailings and posters do, names no page.
 * @param {string | undefined} q
 */
function scanned(q) {
  const link = plain(q);
  return link.startsWith(`${host}/`) ? link.slice(host.length).replace(/[?#].*$/s, "") : undefined;
}

Page({
  data: { text, url: "", problem: "" },
  next: "/",

  /** @param {Record<string, string | undefined>} query */
  onLoad(query) {
    this.next = scanned(query.q) ?? (plain(query.next) || "/");
    this.enter();
  },

  async enter() {
    this.setData({ problem: "" });
    try {
      /** @type {{ ticket: string }} */
      const { ticket } = await withToken((token) =>
        call("POST", "/api/session/ticket", { token, data: { next: this.next } }),
      );
      // In the fragment the ticket reaches no server log and no referrer.
      this.setData({ url: `${host}/e?size=${textSize()}#t=${ticket}` });
    } catch (error) {
      this.setData({ problem: wordsOf(error) });
    }
  },

  onShareAppMessage() {
    return { path: "/pages/index/index" };
  },
});
