import { etag } from "hono/etag";
import { createMiddleware } from "hono/factory";

const tagged = etag();

/**
 * Gives every read an ETag and answers 304 to whoever has it already. Nothing of a person stays in a shared cache,
 * and nothing is shown without asking again; pictures say `no-store` themselves.
 */
export const conditionalReads = createMiddleware(async (context, next) => {
  if (context.req.method !== "GET" || context.req.header("upgrade") !== undefined) return next();
  return tagged(context, async () => {
    await next();
    if (context.res.ok && !context.res.headers.has("cache-control"))
      context.res.headers.set("cache-control", "private, no-cache");
  });
});
