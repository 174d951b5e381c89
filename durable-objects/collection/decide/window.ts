import { type Outcome, refuse } from "../decision.ts";
import type { Policy } from "../policy.ts";

/** Refuses, with both dates, outside the programme's window; null inside it. */
export function outsideWindow(policy: Policy, now: number): Outcome | null {
  const { opensAt, closesAt } = policy.window;
  if (now < opensAt) return refuse("windowNotOpen", { opensAt, closesAt });
  if (now >= closesAt) return refuse("windowClosed", { opensAt, closesAt });
  return null;
}
