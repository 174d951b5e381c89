import type { Child } from "hono/jsx";
import type { Staff } from "../../staff/identify.ts";
import type { Text } from "../../text.ts";
import { DeskLayout } from "../layout.tsx";
import { OPERATION_TEXTS } from "./texts.ts";

const PAGES = [
  ["overview", "/desk/operations"],
  ["money", "/desk/operations/money"],
  ["stuck", "/desk/operations/stuck"],
  ["retention", "/desk/operations/retention"],
  ["consents", "/desk/operations/consents"],
  ["keys", "/desk/operations/keys"],
] as const;

interface Properties {
  readonly language: keyof Text;
  readonly staff: Staff;
  readonly page: (typeof PAGES)[number][0];
  readonly children: Child;
}

/** The frame of the operations pages, with the ways between them. */
export function OperationsFrame({ language, staff, page, children }: Properties) {
  const [, path] = PAGES.find(([name]) => name === page) ?? PAGES[0];
  const title = OPERATION_TEXTS[page][language];
  return (
    <DeskLayout language={language} title={title} path={path} staff={staff}>
      <h1>{OPERATION_TEXTS.title[language]}</h1>
      <nav class="links" aria-label={OPERATION_TEXTS.title[language]}>
        {PAGES.map(([name, href]) => (
          <a class="button" href={href} {...(name === page && { "aria-current": "page" })}>
            {OPERATION_TEXTS[name][language]}
          </a>
        ))}
      </nav>
      {children}
    </DeskLayout>
  );
}
