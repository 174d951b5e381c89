import fc from "fast-check";

/** One thing that someone tries, not yet tied to a state: `pick` chooses among what is there. */
export interface Move {
  readonly kind: (typeof kinds)[number];
  readonly pick: number;
  /** Makes something about it wrong: a stale number, another account, a wrong amount. */
  readonly twist: boolean;
  /** Clock movement before it (ms). */
  readonly wait: number;
}

const kinds = [
  "claim",
  "wrongProof",
  "unlockAttempts",
  "release",
  "staffRelease",
  "confirmRecord",
  "correctRecord",
  "adoptPolicy",
  "openOrder",
  "cancelOrder",
  "expireOrder",
  "queryPayment",
  "recordPayment",
  "requestRefund",
  "staffRefund",
  "queryRefund",
  "recordRefund",
  "consoleRefund",
  "recordShot",
  "beginStandardizing",
  "completeStandardizing",
  "failStandardizing",
  "submit",
  "withdraw",
  "recall",
  "markOverdue",
  "approve",
  "reject",
  "reopen",
  "deliver",
  "remind",
  "sendLink",
  "resendMessage",
  "close",
  "purge",
  "timer",
  "repeat",
  /** What helpful people would do next. */
  "forward",
] as const;

// The happy way is given more often, or random runs would never leave the first screens.
const weights: Partial<Record<Move["kind"], number>> = {
  claim: 5,
  confirmRecord: 6,
  openOrder: 6,
  recordPayment: 8,
  recordRefund: 4,
  recordShot: 6,
  beginStandardizing: 6,
  completeStandardizing: 6,
  submit: 6,
  approve: 4,
  reject: 2,
  deliver: 2,
  timer: 4,
  repeat: 6,
  forward: 60,
};

const waits = fc.oneof(
  { weight: 30, arbitrary: fc.integer({ min: 0, max: 3000 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 40 * 60_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 400 * 86_400_000 }) },
  // Clocks also go back a little.
  { weight: 1, arbitrary: fc.integer({ min: -5000, max: 0 }) },
);

const rest = {
  pick: fc.nat(1000),
  twist: fc.oneof({ weight: 7, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  wait: waits,
};

/** Any move at all, the helpful ones more often. */
export const move: fc.Arbitrary<Move> = fc.record({
  kind: fc.oneof(...kinds.map((kind) => ({ weight: weights[kind] ?? 1, arbitrary: fc.constant(kind) }))),
  ...rest,
});

const forward: fc.Arbitrary<Move> = fc.record({ ...rest, kind: fc.constant("forward" as const) });
const anything: fc.Arbitrary<Move> = fc.record({ ...rest, kind: fc.constantFrom(...kinds) });

/** What throws someone back on an otherwise straight way. */
const setback: fc.Arbitrary<Move> = fc.record({
  ...rest,
  kind: fc.constantFrom(
    "reject",
    "withdraw",
    "recall",
    "reopen",
    "staffRefund",
    "adoptPolicy",
    "correctRecord",
  ),
});

/** Moves of all kinds; a straight way with setbacks; or some way forward, and then whatever anyone may think of there. */
export const script: fc.Arbitrary<readonly Move[]> = fc.oneof(
  fc.array(move, { minLength: 1, maxLength: 60, size: "max" }),
  fc.array(fc.oneof({ weight: 7, arbitrary: forward }, { weight: 1, arbitrary: setback }), {
    minLength: 12,
    maxLength: 60,
    size: "max",
  }),
  fc
    .tuple(
      fc.array(forward, { maxLength: 14, size: "max" }),
      fc.array(anything, { minLength: 1, maxLength: 45, size: "max" }),
    )
    .map(([first, then]) => [...first, ...then]),
);
