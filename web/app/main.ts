import { createApp } from "vue";
import { App } from "./app.tsx";
import { i18n } from "./i18n/i18n.ts";
import { applyTextSize } from "./i18n/text-size.ts";
import { router } from "./router/router.ts";
import { inShell } from "./shell/shell.ts";
import "./style/app.css";

applyTextSize(new URLSearchParams(location.search).get("size"));
if (inShell()) void import("./shell/mini-program.ts").catch(() => undefined);
createApp(App).use(i18n).use(router).mount("#app");
