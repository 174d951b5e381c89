import { Hono } from "hono";
import { photos } from "../../worker/routes/photos.ts";
import { collectOften } from "./collect-often.ts";
import { rawMask } from "./raw-mask.ts";

/** V8's own, when the runtime was started with `--expose-gc`. */
declare const gc: (() => void) | undefined;

const app = new Hono<{ Bindings: Env }>();

// The product's own door to the pipeline.
app.route("/api/photos", photos);

// RGBA bytes in, the raw mask out, one byte a pixel.
app.post("/mask", async (context) => {
  const { width, height } = context.req.query();
  const data = new Uint8ClampedArray(await context.req.arrayBuffer());
  const mask = await rawMask({ width: Number(width), height: Number(height), data });
  return new Response(mask);
});

// From here on V8 collects whenever a large array is made.
app.post("/collect-often", (context) => {
  collectOften();
  return context.body(null, 204);
});

// A collection, so that V8's trace holds the heap as it is now.
app.post("/collect", (context) => {
  if (typeof gc === "function") gc();
  return context.body(null, 204);
});

export default app;
