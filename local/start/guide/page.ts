import { html } from "hono/html";
import type { DemoEntry } from "../../demo/seed.ts";
import type { Language } from "./labels.ts";
import { everybody, more } from "./more.ts";
import type { Places } from "./places.ts";
import { sayIn } from "./step.ts";
import { wayCard } from "./ways.ts";

/** The file of each language beside the other. */
export const guideFiles = { zh: "index.html", en: "en.html" } as const satisfies Record<Language, string>;

/** The page that leads a newcomer to the saved photo in a local run, and says who there is to play. */
export async function guidePage(
  demo: readonly DemoEntry[],
  places: Places,
  language: Language,
): Promise<string> {
  const say = sayIn(language);
  const first = (way: DemoEntry["qualification"]) => {
    const entry = demo.find(({ qualification }) => qualification === way);
    if (entry === undefined) throw new Error(`the demo has nothing by ${way}`);
    return wayCard({ entry, language });
  };
  const page = html`<!doctype html>
<html lang="${say({ zh: "zh-CN", en: "en" })}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <meta name="color-scheme" content="light dark" />
    <title>${say({ zh: "学照 · 本地演示", en: "Xuezhao · local guide" })}</title>
    <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/local/guide.css" />
  </head>
  <body>
    <header>
      <div class="row">
        <p class="brand">${say({ zh: "学照 · 本地演示", en: "Xuezhao · local guide" })}</p>
        <nav>${say({
          zh: html`<a href="/local/en" lang="en">English</a>`,
          en: html`<a href="/local/" lang="zh-CN">中文</a>`,
        })}</nav>
      </div>
      <h1>${say({ zh: "五分钟，从采集码到保存好的标准照", en: "Five minutes from the code to the saved photo" })}</h1>
      <p class="lead">${say({
        zh: "两种走法任选一种。先保存卡片里的图片，再照着编号做：蓝框里的字就是要点的按钮，灰底的字点一下可以全选复制。",
        en: "Take either way. Save the pictures of its card first, then follow the numbers: framed words are buttons to tap, grey words are to be typed and are marked whole by one tap.",
      })}</p>
      <p class="links">
        <a href="/" target="_blank">${say({ zh: "毕业生", en: "Graduates" })}</a>
        <a href="${places.wechat}/" target="_blank" rel="noopener">${say({ zh: "微信沙箱", en: "Played WeChat" })}</a>
        <a href="/desk" target="_blank">${say({ zh: "工作台", en: "Desk" })}</a>
        <a href="/desk/try" target="_blank">${say({ zh: "照片试做", en: "Try a photo" })}</a>
        <a href="/api/openapi.json" target="_blank">API</a>
      </p>
    </header>
    <main>
      <div class="ways">${first("code")}${first("identity")}</div>
      ${more(demo, places, language)}${everybody(demo, language)}
    </main>
  </body>
</html>`;
  return String(await page);
}
