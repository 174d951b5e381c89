import { createMiddleware } from "hono/factory";
import { refuse } from "./refusals.ts";

const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses commands and WebSockets that another site's page sends in someone's name (`originForeign`).
 *
 * Browsers name the page's origin on every such request. The native shell is no browser: it sends a token of its
 * own and no origin, and a cookie plays no part there.
 */
export const ownPagesOnly = createMiddleware(async (context, next) => {
  const upgrade = context.req.header("upgrade") !== undefined;
  if (reading.has(context.req.method) && !upgrade) return next();
  const origin = context.req.header("origin");
  const site = context.req.header("sec-fetch-site");
  const foreign = origin !== undefined && origin !== new URL(context.req.url).origin;
  if (foreign || site === "cross-site" || site === "same-site") return refuse(context, "originForeign");
  return next();
});
