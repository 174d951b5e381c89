import type { Message } from "./send.ts";

/** Where notifications are sent to, with graduates who have paid and of whom nobody here knows it yet. */
export interface NotifyStage {
  /** Its name in the table. */
  readonly name: string;
  /** An address of it that no route takes. */
  readonly nothing: string;
  /** So many new graduates, each with an order paid at WeChat; their ids. */
  paid(count: number): Promise<readonly string[]>;
  /** A notification of each one's payment, really signed, not sent. */
  signed(graduateIds: readonly string[]): Promise<readonly Message[]>;
  /** Resolves when nothing of theirs waits to leave any more, so that it is not measured with what comes next. */
  settled(graduateIds: readonly string[]): Promise<void>;
  /** How often a payment entered a graduate's journal. */
  received(graduateId: string): Promise<number>;
  close(): Promise<void>;
}
