import { createMiddleware } from "hono/factory";
import { languageOf } from "../../http/language.ts";
import type { DeskEnv } from "./desk-env.ts";

const COOKIE = "desk-lang";

/** The page's language: asked for in the address, else as chosen before, else as the browser says. */
export const deskLanguage = createMiddleware<DeskEnv>(async (context, next) => {
  const asked = context.req.query("lang");
  const [, kept] = /(?:^|;\s*)desk-lang=(zh|en)/.exec(context.req.header("cookie") ?? "") ?? [];
  const chosen = asked === "zh" || asked === "en" ? asked : kept;
  const language = chosen === "zh" || chosen === "en" ? chosen : languageOf(context.req.raw);
  context.set("language", language);
  await next();
  if (asked === "zh" || asked === "en") {
    context.header("set-cookie", `${COOKIE}=${asked}; Path=/desk; Max-Age=31536000; SameSite=Lax; HttpOnly`, {
      append: true,
    });
  }
});
