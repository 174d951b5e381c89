import { call, shellPath } from "../../lib/api.js";
import { goBack, reasonOf, requestOf } from "../../lib/ask.js";
import { askAtTap, templatesAt } from "../../lib/messages.js";
import { withToken, wordsOf } from "../../lib/session.js";
import { text } from "../../lib/text.js";

Page({
  data: { text, problem: "", busy: false },
  req: "",
  /** @type {string[]} */
  templates: [],

  /** @param {Record<string, string | undefined>} query */
  async onLoad(query) {
    this.req = requestOf(query);
    this.templates = await templatesAt("scan");
  },

  scan() {
    this.setData({ problem: "" });
    askAtTap("scan", this.templates, () => this.openScanner());
  },

  openScanner() {
    wx.scanCode({
      scanType: ["qrCode", "barCode"],
      onlyFromCamera: false,
      success: ({ result }) => this.send(result),
      fail: (result) => {
        const words = {
          cancelled: "",
          denied: text.photoCameraDenied,
          private: text.privacyNeeded,
          failed: text.scanFailed,
        };
        const reason = reasonOf(result);
        this.setData({ problem: words[reason] });
      },
    });
  },

  /** What the code holds is for the server to judge. @param {string} content */
  async send(content) {
    this.setData({ busy: true });
    try {
      await withToken((token) => call("POST", shellPath("scan", this.req), { token, data: { content } }));
      goBack();
    } catch (error) {
      this.setData({ busy: false, problem: wordsOf(error) });
    }
  },
});
