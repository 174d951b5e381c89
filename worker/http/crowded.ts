import type { MiddlewareHandler } from "hono";
import { crowded } from "../photo/one-at-a-time.ts";
import { refuse } from "./refusals.ts";

/** When to come back, ms. */
const SOON = 5_000;

/**
 * Refuses with `busy` while too many photos wait in this isolate, before anything of the request is taken: a lease
 * that ran out in the line would help nobody.
 */
export const unlessCrowded: MiddlewareHandler = async (context, next) =>
  crowded() ? refuse(context, "busy", { details: { until: Date.now() + SOON } }) : next();
