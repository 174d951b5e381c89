import { call, shellPath } from "../../lib/api.js";
import { goBack, reasonOf, requestOf } from "../../lib/ask.js";
import { withToken, wordsOf } from "../../lib/session.js";
import { text } from "../../lib/text.js";

Page({
  data: { text, problem: "" },
  req: "",

  /** @param {Record<string, string | undefined>} query */
  onLoad(query) {
    this.req = requestOf(query);
    this.pay();
  },

  async pay() {
    this.setData({ problem: "" });
    try {
      /** @type {PayAnswer} */
      const answer = await withToken((token) => call("GET", shellPath("pay", this.req), { token }));
      wx.requestPayment({
        ...answer.payment,
        // Whether it was paid, only the server knows; here the page is merely done.
        success: () => this.offerMessages(answer.templates),
        fail: (result) =>
          this.setData({ problem: reasonOf(result) === "cancelled" ? text.payCancelled : text.payFailed }),
      });
    } catch (error) {
      this.setData({ problem: wordsOf(error) });
    }
  },

  /** WeChat allows the question only after a tap or a payment. @param {string[]} templates */
  offerMessages(templates) {
    if (templates.length === 0) return goBack();
    wx.requestSubscribeMessage({ tmplIds: templates.slice(0, 3), complete: goBack });
  },

  back: goBack,
});
