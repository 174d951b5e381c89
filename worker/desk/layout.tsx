import type { Child } from "hono/jsx";
import type { Text } from "../text.ts";

interface Properties {
  readonly language: keyof Text;
  readonly title: string;
  readonly path: string;
  readonly script?: string;
  readonly children: Child;
}

/** The frame of every desk page: head, the desk's name, the language switch. */
export function DeskLayout({ language, title, path, script, children }: Properties) {
  const other = language === "zh" ? "en" : "zh";
  return (
    <html lang={language === "zh" ? "zh-CN" : "en"}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/desk/desk.css" />
        {script && <script type="module" src={script} />}
      </head>
      <body>
        <header class="bar">
          <strong>{language === "zh" ? "学照 · 工作台" : "Xuezhao desk"}</strong>
          <a href={`${path}?lang=${other}`} lang={other === "zh" ? "zh-CN" : "en"}>
            {other === "zh" ? "中文" : "English"}
          </a>
        </header>
        <main>{children}</main>
      </body>
    </html>
  );
}
