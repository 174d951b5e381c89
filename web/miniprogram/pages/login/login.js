import { call } from "../../lib/api.js";
import { goBack, reasonOf } from "../../lib/ask.js";
import { withToken, wordsOf } from "../../lib/session.js";
import { text } from "../../lib/text.js";

Page({
  data: { text, problem: "", busy: false },

  /** @param {WechatMiniprogram.ButtonGetPhoneNumber} event */
  async onPhone(event) {
    const { code } = event.detail;
    if (!code) {
      const words = {
        cancelled: text.phoneDeclined,
        denied: text.phoneDeclined,
        private: text.privacyNeeded,
        // No word from the user: WeChat's quota of numbers is used up, for example.
        failed: text.phoneFailed,
      };
      this.setData({ problem: words[reasonOf(event.detail)] });
      return;
    }
    this.setData({ busy: true, problem: "" });
    try {
      await withToken((token) => call("POST", "/api/session/phone", { token, data: { code } }));
      goBack();
    } catch (error) {
      this.setData({ busy: false, problem: wordsOf(error) });
    }
  },

  later: goBack,
});
