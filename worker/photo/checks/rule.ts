import type { Text } from "../../text.ts";
import type { PhotoSpec } from "../spec/spec.ts";
import type { Check, Verdict } from "./check.ts";

/** From `min` to `max`, both included; an absent end is open. */
interface Range {
  readonly min?: number;
  readonly max?: number;
}

/** What is right, and what is still let through to the reviewer; beyond that another photo is asked for. */
export interface Limits {
  readonly pass: Range;
  readonly warn: Range;
}

/** One rule about `Measured`: what is measured, what is allowed, and what to do when it is not so. */
export interface Rule<Measured> {
  readonly id: string;
  readonly title: Text;
  readonly unit: string;
  /** The value to judge; null when the photo does not show it, which is no fault. */
  readonly value: (measured: Measured, spec: PhotoSpec) => number | null;
  readonly limits: (spec: PhotoSpec, measured: Measured) => Limits;
  readonly advice: Text | ((value: number | null) => Text);
  /** Whether a spec has the rule at all; every spec when absent. */
  readonly applies?: (spec: PhotoSpec) => boolean;
}

/** Judges measurements by those of the rules that the spec has, in their order. */
export function judge<Measured>(
  rules: readonly Rule<Measured>[],
  measured: Measured,
  spec: PhotoSpec,
): Check[] {
  return rules
    .filter(({ applies }) => applies?.(spec) ?? true)
    .map(({ id, title, unit, value, limits, advice }) => {
      const found = value(measured, spec);
      const { pass, warn } = limits(spec, measured);
      return {
        id,
        title,
        unit,
        measured: found === null ? null : round(found),
        limit: pass,
        verdict: verdictOf(found, pass, warn),
        advice: typeof advice === "function" ? advice(found) : advice,
      };
    });
}

function verdictOf(value: number | null, pass: Range, warn: Range): Verdict {
  if (value === null || within(value, pass)) return "pass";
  return within(value, warn) ? "warn" : "fail";
}

function within(value: number, { min = -Infinity, max = Infinity }: Range): boolean {
  return value >= min && value <= max;
}

/** Three decimals: more would feign a precision that no measurement here has. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
