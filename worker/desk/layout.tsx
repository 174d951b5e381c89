import type { Child } from "hono/jsx";
import type { Staff } from "../staff/identify.ts";
import type { Text } from "../text.ts";
import { navigationFor } from "./frame/navigation.ts";
import { StandIn } from "./frame/stand-in.tsx";

interface Properties {
  readonly language: keyof Text;
  readonly title: string;
  /** The page's own address, for the language switch. */
  readonly path: string;
  readonly script?: string;
  readonly staff?: Staff;
  /** Takes the whole width, such as the review page. */
  readonly wide?: boolean;
  readonly children: Child;
}

/** The frame of every desk page: head, the pages someone may open, the language switch. */
export function DeskLayout({ language, title, path, script, staff, wide = false, children }: Properties) {
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
          <a class="home" href="/desk">
            {language === "zh" ? "学照 · 工作台" : "Xuezhao desk"}
          </a>
          {staff && (
            <nav aria-label={language === "zh" ? "工作台页面" : "Desk pages"}>
              {navigationFor(staff).map(({ href, beyond, name }) => (
                <a
                  href={href}
                  {...([href, beyond ?? href].some((each) => path.startsWith(each)) && {
                    "aria-current": "true",
                  })}
                >
                  {name[language]}
                </a>
              ))}
            </nav>
          )}
          <a
            class="tongue"
            href={`${path}${path.includes("?") ? "&" : "?"}lang=${other}`}
            lang={other === "zh" ? "zh-CN" : "en"}
          >
            {other === "zh" ? "中文" : "English"}
          </a>
        </header>
        {staff?.id.endsWith("@desk.invalid") && <StandIn staff={staff} language={language} />}
        <main class={wide ? "wide" : ""}>{children}</main>
      </body>
    </html>
  );
}
