import { watchPrivacy } from "./lib/privacy.js";

App({
  onLaunch() {
    watchPrivacy();
  },
});
