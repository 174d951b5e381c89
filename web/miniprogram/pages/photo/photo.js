import { host } from "../../config.js";
import { headersFor, Refusal, refusalOf, shellPath } from "../../lib/api.js";
import { goBack, reasonOf, requestOf } from "../../lib/ask.js";
import { askAtTap, templatesAt } from "../../lib/messages.js";
import { withToken, wordsOf } from "../../lib/session.js";
import { text } from "../../lib/text.js";

/** WeChat breaks an upload off after a minute unless told otherwise, in which an original does not pass a slow network. */
const uploadMs = 15 * 60_000;

/** An upload of which not a byte moved for so long is broken off, to be tried again, in ms. */
const stalledMs = 30_000;

/**
 * Uploads the original as it is.
 * @param {string} url
 * @param {string} filePath
 * @param {string} token
 * @param {(percent: number) => void} onProgress
 * @returns {Promise<void>}
 */
function upload(url, filePath, token, onProgress) {
  return new Promise((resolve, reject) => {
    let watch = 0;
    const task = wx.uploadFile({
      url,
      timeout: uploadMs,
      filePath,
      name: "photo",
      header: headersFor(token),
      success: ({ statusCode, data }) =>
        statusCode >= 200 && statusCode < 300 ? resolve() : reject(refusalOf(statusCode, data)),
      fail: () => reject(new Refusal(0, text.networkFailed)),
      complete: () => clearTimeout(watch),
    });
    const stillMoving = () => {
      clearTimeout(watch);
      watch = setTimeout(() => task.abort(), stalledMs);
    };
    stillMoving();
    task.onProgressUpdate(({ progress }) => {
      stillMoving();
      onProgress(progress);
    });
  });
}

Page({
  data: { text, problem: "", sending: false, percent: 0, denied: false, kept: false },
  req: "",
  file: "",
  /** @type {string[]} */
  templates: [],

  /** @param {Record<string, string | undefined>} query */
  async onLoad(query) {
    this.req = requestOf(query);
    this.templates = await templatesAt("photo");
  },

  shoot() {
    askAtTap("photo", this.templates, () => this.openCamera());
  },

  openCamera() {
    wx.chooseMedia({
      count: 1,
      mediaType: ["image"],
      sourceType: ["camera"],
      camera: "back",
      sizeType: ["original"],
      success: ({ tempFiles }) => {
        this.file = tempFiles[0]?.tempFilePath ?? "";
        this.send();
      },
      fail: (result) => {
        const words = {
          cancelled: "",
          denied: text.photoCameraDenied,
          private: text.privacyNeeded,
          failed: text.photoCameraFailed,
        };
        const reason = reasonOf(result);
        this.setData({ problem: words[reason], denied: reason === "denied" });
      },
    });
  },

  /** A photo that did not get through is kept, to be sent again without being taken again. */
  async send() {
    this.setData({ sending: true, percent: 0, problem: "", denied: false });
    try {
      const url = host + shellPath("photo", this.req);
      await withToken((token) => upload(url, this.file, token, (percent) => this.setData({ percent })));
      goBack();
    } catch (error) {
      // What was not about the photo may pass: no network, no login, too many at once.
      const kept = error instanceof Refusal && (error.status >= 500 || [0, 401, 429].includes(error.status));
      this.setData({ sending: false, problem: wordsOf(error), kept });
    }
  },
});
