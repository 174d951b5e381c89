import { host } from "../../config.js";
import { headersFor, Refusal, refusalOf, shellPath } from "../../lib/api.js";
import { goBack, reasonOf, requestOf } from "../../lib/ask.js";
import { withToken, wordsOf } from "../../lib/session.js";
import { text } from "../../lib/text.js";

/**
 * What was answered to a download that was refused: it is in the file that the picture would be in.
 * @param {string} path
 */
function answerIn(path) {
  try {
    return wx.getFileSystemManager().readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/**
 * @param {string} url
 * @param {string} token
 * @returns {Promise<string>} path of the downloaded file
 */
function download(url, token) {
  return new Promise((resolve, reject) => {
    wx.downloadFile({
      url,
      header: headersFor(token),
      success: ({ statusCode, tempFilePath }) =>
        statusCode === 200 ? resolve(tempFilePath) : reject(refusalOf(statusCode, answerIn(tempFilePath))),
      fail: () => reject(new Refusal(0, text.networkFailed)),
    });
  });
}

Page({
  data: { text, words: "", denied: false, busy: false },
  req: "",

  /** @param {Record<string, string | undefined>} query */
  onLoad(query) {
    this.req = requestOf(query);
    this.save();
  },

  async save() {
    this.setData({ busy: true, denied: false, words: text.saving });
    try {
      const filePath = await withToken((token) => download(host + shellPath("save", this.req), token));
      wx.saveImageToPhotosAlbum({
        filePath,
        success: () => {
          wx.showToast({ title: text.saved });
          goBack();
        },
        fail: (result) => {
          const words = {
            cancelled: "",
            denied: text.saveDenied,
            private: text.privacyNeeded,
            failed: text.saveFailed,
          };
          const reason = reasonOf(result);
          this.setData({ busy: false, denied: reason === "denied", words: words[reason] });
        },
      });
    } catch (error) {
      this.setData({ busy: false, words: wordsOf(error) });
    }
  },

  back: goBack,
});
