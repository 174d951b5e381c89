import type { Row } from "../shared/table.ts";
import { type Case, type End, endsOf, shippedAt, towards } from "./limit-rows.ts";

/** How often the people are divided anew. */
const ROUNDS = 200;
/** Limits that the standard sets (ISO/IEC 19794-5) or that are no matter of degree. */
const GIVEN = ["pose.", "photo.upright", "faces.count"];

/**
 * Divides the people in two at random, sets every limit anew on one half and judges the other half by it, many times.
 *
 * A limit is set midway between the worst photo that should pass and the nearest one to be rejected for this reason.
 * Where a half has none of these, or the standard gives the limit, the shipped one stays. What the limits are applied
 * to (scores and what is in them) was made with all photos in sight, so this tells of the limits alone.
 */
export function halfByHalf(cases: readonly Case[]): Row[] {
  const ends = endsOf(cases);
  const origins = [...new Set(cases.map(({ origin }) => origin))];
  const random = numbers(1);
  const sums = { usable: 0, passed: 0, rejects: 0, right: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    const first = new Set(origins.filter(() => random() < 0.5));
    const learnt = cases.filter(({ origin }) => first.has(origin));
    const limits = new Map(ends.map((end) => [end, limitFrom(learnt, end)]));
    for (const one of cases) {
      if (first.has(one.origin)) continue;
      const failed = ends.filter((end) => isBeyond(one, end, limits.get(end)));
      if (one.verdict === "usable") {
        sums.usable++;
        if (failed.length === 0 && one.refusal === null) sums.passed++;
      } else if (one.verdict === "reject") {
        sums.rejects++;
        if (isRight(one, failed)) sums.right++;
      }
    }
  }
  const whole = (verdict: Case["verdict"], ok: (one: Case, failed: readonly End[]) => boolean): Row => {
    const of = cases.filter((one) => one.verdict === verdict);
    const right = of.filter((one) =>
      ok(
        one,
        ends.filter((end) => isBeyond(one, end, undefined)),
      ),
    );
    return [`${verdict}, shipped limits`, of.length, right.length, share(right.length / of.length)];
  };
  const tried = (name: string, all: number, right: number): Row => [
    `${name}, limits of the other half`,
    (all / ROUNDS).toFixed(1),
    (right / ROUNDS).toFixed(1),
    share(right / all),
  ];
  return [
    whole("usable", (one, failed) => failed.length === 0 && one.refusal === null),
    tried("usable", sums.usable, sums.passed),
    whole("reject", isRight),
    tried("reject", sums.rejects, sums.right),
  ];
}

/** Refused for, or failing a check for, one of the photo's hard reasons. */
function isRight({ refusal, named }: Case, failed: readonly End[]): boolean {
  return (refusal !== null && named.has(refusal)) || failed.some(({ id }) => named.has(id));
}

function isBeyond(one: Case, end: End, limit: number | undefined): boolean {
  return (towards(one, end) ?? -Infinity) > (limit ?? shippedAt(one, end) ?? Infinity);
}

/** The limit that a half suggests; undefined for the shipped one. */
function limitFrom(learnt: readonly Case[], end: End): number | undefined {
  if (GIVEN.some((id) => end.id.startsWith(id))) return undefined;
  const values = (of: readonly Case[]) => of.flatMap((one) => towards(one, end) ?? []);
  const innocent = values(learnt.filter(({ verdict, said }) => verdict !== "reject" && !said.has(end.id)));
  const worst = Math.max(...innocent);
  const beyond = values(learnt.filter(({ verdict, named }) => verdict === "reject" && named.has(end.id)));
  const nearest = Math.min(...beyond.filter((value) => value > worst));
  return Number.isFinite(worst) && Number.isFinite(nearest) ? (worst + nearest) / 2 : undefined;
}

/** Numbers from 0 to 1 that are the same in every run (a linear congruential generator, Park and Miller). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

function share(of: number): string {
  return `${(100 * of).toFixed(1)}%`;
}
