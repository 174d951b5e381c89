import type { Command } from "./command.ts";

/** A command that the object gives itself when the time has come. */
export interface Timer {
  /** The same timer always has the same id: its firing is one idempotent command. */
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly command: Command;
}
