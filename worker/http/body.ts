import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import { refuse } from "./refusals.ts";

/** Refuses bodies of more bytes than that with `bodyTooLarge`, before they are read. */
export function atMost(maxSize: number): MiddlewareHandler {
  return bodyLimit({ maxSize, onError: (context) => refuse(context, "bodyTooLarge") });
}

/** JSON of a form: nothing a person types comes near. */
export const smallBody = atMost(64 * 1024);
