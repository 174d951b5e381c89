import { Hono } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { Scene } from "../sandbox.ts";
import { authorisePhone, enterAs } from "./shell.ts";

/** Who plays in this browser. */
export const userCookie = "wechat-sandbox-user";

/** A page of the application, nothing else: an address elsewhere leads home. */
const ownPage = (asked: string | undefined) => (asked?.match(/^\/(?![/\\])[\w/-]*$/) ? asked : "/");

/**
 * The shell's pages that need no tap of the user: logging in, and giving the phone number. In WeChat they are
 * native; here they act and lead back to the application.
 */
export function nativeRoutes(scene: Scene): Hono {
  return new Hono()
    .get("/pages/index/index", async (context) => {
      const known = getCookie(context, userCookie);
      const openid = known ?? `o${crypto.randomUUID().replaceAll("-", "").slice(0, 27)}`;
      const next = ownPage(context.req.query("next"));
      const address = await enterAs(scene, openid, next, false).catch(() => undefined);
      if (address === undefined) return context.text("应用没有接受登录 The login was not taken.", 502);
      setCookie(context, userCookie, openid, { httpOnly: true, sameSite: "Lax", path: "/" });
      return context.redirect(address, 303);
    })
    .get("/pages/login/login", async (context) => {
      await authorisePhone(scene, getCookie(context, userCookie) ?? "").catch(() => undefined);
      return context.redirect(`${scene.appUrl}/login`, 303);
    });
}
