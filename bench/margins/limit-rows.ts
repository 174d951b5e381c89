import type { DevPhoto } from "../shared/dev-set.ts";
import type { Row } from "../shared/table.ts";

/** What a check measured in one photo, and beyond which values it fails. */
export interface Measured {
  readonly id: string;
  readonly value: number;
  readonly limit: { readonly min?: number; readonly max?: number };
}

/** One photo of the evaluation set with what the pipeline measured in it. */
export interface Case {
  readonly name: string;
  /** Photos made from one another share it. */
  readonly origin: string;
  readonly verdict: DevPhoto["verdict"];
  /** Identifiers of checks and codes of refusals that name one of its hard reasons. */
  readonly named: ReadonlySet<string>;
  /** The same, for its soft reasons as well. */
  readonly said: ReadonlySet<string>;
  readonly refusal: string | null;
  readonly measured: readonly Measured[];
}

/** A check's limit at one end. */
export interface End {
  readonly id: string;
  readonly side: "min" | "max";
}

/** Every end at which some check fails, in the order of the report. */
export function endsOf(cases: readonly Case[]): End[] {
  const ends = new Map<string, End>();
  for (const { measured } of cases) {
    for (const { id, limit } of measured) {
      for (const side of ["min", "max"] as const) {
        if (limit[side] !== undefined) ends.set(`${id} ${side}`, { id, side });
      }
    }
  }
  return [...ends.values()];
}

/** How far a photo goes towards an end, greater for worse; undefined when the check did not measure it there. */
export function towards({ measured }: Case, { id, side }: End): number | undefined {
  const found = measured.find((one) => one.id === id && one.limit[side] !== undefined);
  return found && (side === "max" ? found.value : -found.value);
}

/** The shipped limit of an end in the direction of `towards`. */
export function shippedAt({ measured }: Case, { id, side }: End): number | undefined {
  const limit = measured.find((one) => one.id === id)?.limit[side];
  return limit === undefined ? undefined : side === "max" ? limit : -limit;
}

/** For each end: its limit, the worst photos that should pass, the nearest that should not, and how many it catches. */
export function limitRows(cases: readonly Case[]): Row[] {
  return endsOf(cases).map((end): Row => {
    const values = (of: readonly Case[]) =>
      of.flatMap((one) => {
        const value = towards(one, end);
        return value === undefined ? [] : [value];
      });
    const innocent = (verdict: Case["verdict"]) =>
      values(cases.filter((one) => one.verdict === verdict && !one.said.has(end.id)));
    const rejects = cases.filter((one) => one.verdict === "reject" && one.named.has(end.id));
    const caught = rejects.filter(
      (one) => (towards(one, end) ?? -Infinity) > (shippedAt(one, end) ?? Infinity),
    );
    const limits = cases.flatMap((one) => shippedAt(one, end) ?? []);
    const shown = (value: number | undefined) =>
      value === undefined || !Number.isFinite(value)
        ? ""
        : Number((end.side === "max" ? value : -value).toPrecision(3));
    return [
      end.id,
      end.side === "max" ? "above" : "below",
      shown(Math.max(...limits)),
      shown(Math.max(...innocent("usable"))),
      shown(Math.max(...innocent("borderline"))),
      shown(Math.min(...values(caught))),
      rejects.length === 0 ? "" : `${caught.length} of ${rejects.length}`,
    ];
  });
}
