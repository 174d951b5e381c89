import { call } from "../../lib/api.js";
import { goBack, reasonOf } from "../../lib/ask.js";
import { withToken, wordsOf } from "../../lib/session.js";
import { text } from "../../lib/text.js";

Page({
  data: { text, problem: "", phone: "", hours: "", enterprise: false },
  /** @type {ServiceAnswer["chat"]} */
  chat: undefined,

  onLoad() {
    this.load();
  },

  async load() {
    this.setData({ problem: "" });
    try {
      /** @type {ServiceAnswer} */
      const service = await withToken((token) => call("GET", "/api/shell/service", { token }));
      this.chat = service.chat;
      this.setData({ phone: service.phone, hours: service.hours, enterprise: service.chat !== undefined });
    } catch (error) {
      this.setData({ problem: wordsOf(error) });
    }
  },

  openChat() {
    if (this.chat === undefined) return;
    this.setData({ problem: "" });
    wx.openCustomerServiceChat({
      corpId: this.chat.corpId,
      extInfo: { url: this.chat.url },
      fail: (result) =>
        this.setData({ problem: reasonOf(result) === "cancelled" ? "" : text.serviceChatFailed }),
    });
  },

  dial() {
    // Fails only when the user closes the sheet.
    wx.makePhoneCall({ phoneNumber: this.data.phone, fail: () => undefined });
  },

  back: goBack,
});
