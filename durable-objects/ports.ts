import type { Ports } from "./drain.ts";
import type { Effects } from "./effects.ts";
import type { ProjectionSink } from "./projection.ts";

/** Service bindings that carry out effects and take projections; each is optional. */
export interface PortBindings {
  readonly EFFECTS?: Effects;
  readonly PROJECTION?: ProjectionSink;
}

/** Finds the ports among the bindings. What has no port waits in the outbox and is not lost. */
export function portsOf(env: PortBindings): Ports {
  return { effects: env.EFFECTS ?? null, projection: env.PROJECTION ?? null };
}
