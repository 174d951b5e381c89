import { Hono } from "hono";
import { renderSVG } from "uqr";
import { openCode } from "./sealed.ts";

/** What the stand-in accepts as its token; the worker's local configuration has it. */
export const LOCAL_TOKEN = "local-codes";

/**
 * Plays whoever may decode acquisition codes, by the contract of docs/acquisition-codes.md, for the codes that
 * `sealCode` makes; and draws a code as the picture a student would save.
 *
 * @param now Milliseconds since the epoch.
 */
export function codesApp(now: () => number = () => Date.now()): Hono {
  return new Hono()
    .post("/v1/decode", async (context) => {
      if (context.req.header("authorization") !== `Bearer ${LOCAL_TOKEN}`) return context.body(null, 401);
      const body: unknown = await context.req.json().catch(() => null);
      const code = typeof body === "object" && body !== null && "code" in body ? body.code : null;
      if (typeof code !== "string") return context.body(null, 400);
      const content = await openCode(code);
      if (content === "notACode") return context.body(null, 422);
      if (content === "forged") return context.body(null, 404);
      if (content.expiresAt !== 0 && content.expiresAt <= now()) return context.body(null, 410);
      return context.json(content.record);
    })
    .get("/picture.svg", (context) => {
      const svg = renderSVG(context.req.query("code") ?? "", { ecc: "M", border: 4, pixelSize: 6 });
      return context.body(svg, 200, { "content-type": "image/svg+xml" });
    });
}
