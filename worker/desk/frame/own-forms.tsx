import { createMiddleware } from "hono/factory";
import type { DeskEnv } from "./desk-env.ts";
import { refusePage } from "./refuse.tsx";

/**
 * Refuses forms that another site's page sends in someone's name.
 *
 * Our pages send no referrer, so the origin of their forms is `null`: `Sec-Fetch-Site` says it instead, and only where
 * a browser does not send that the origin has to be ours.
 */
export const ownForms = createMiddleware<DeskEnv>(async (context, next) => {
  if (context.req.method === "GET" || context.req.method === "HEAD") return next();
  const site = context.req.header("sec-fetch-site");
  const own =
    site === undefined
      ? context.req.header("origin") === new URL(context.req.url).origin
      : site === "same-origin";
  return own ? next() : refusePage(context, "foreign");
});
