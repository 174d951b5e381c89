import { showPrivacyWith } from "../../lib/privacy.js";
import { text } from "../../lib/text.js";

/** @type {import("../../lib/privacy.js").Answer | undefined} */
let answer;
/** By prompt: a page may be hidden only after the next one has shown. @type {WeakMap<object, () => void>} */
const leaving = new WeakMap();

Component({
  data: { text, shown: false },
  pageLifetimes: {
    show() {
      const leave = showPrivacyWith((given) => {
        answer = given;
        this.setData({ shown: true });
      });
      leaving.set(this, leave);
    },
    hide() {
      leaving.get(this)?.();
    },
  },
  methods: {
    read() {
      wx.openPrivacyContract({});
    },
    agree() {
      this.setData({ shown: false });
      answer?.({ event: "agree", buttonId: "privacy-agree" });
    },
    refuse() {
      this.setData({ shown: false });
      answer?.({ event: "disagree" });
    },
  },
});
