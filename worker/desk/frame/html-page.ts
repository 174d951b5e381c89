import type { Context } from "hono";
import { html } from "hono/html";
import type { Child } from "hono/jsx";

/** Answers with a whole page; personal data never stays in a cache. */
export function htmlPage(context: Context, page: Child, status: 200 | 403 | 404 | 409 | 422 = 200) {
  context.header("cache-control", "no-store");
  return context.html(html`<!doctype html>${page}`, status);
}
