import type { CommandOf } from "./command.ts";

type TimedType =
  | "expireOrder"
  | "queryPayment"
  | "queryRefund"
  | "failStandardizing"
  | "markOverdue"
  | "approve"
  | "remind"
  | "purge";

/** The commands that time gives. */
export type TimedCommand = { [T in TimedType]: CommandOf<T> }[TimedType];

/** A command that the object gives itself when the time has come. */
export interface Timer {
  /** The same timer always has the same id: its firing is one idempotent command. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly command: TimedCommand;
}
