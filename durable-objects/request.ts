import type { Command, CommandOf, CommandType } from "./collection/command.ts";
import { lastFourMatches, type StudentRecord } from "./student-record.ts";

/** How a claim proves that it is the right person. */
export type Proof =
  | { readonly kind: "lastFour"; readonly typed: string }
  /** Checked by the identity route against the school's list. */
  | { readonly kind: "identity"; readonly holds: boolean };

/** What the object adds to, or keeps apart from, each command. */
interface Extras {
  claim: { readonly proof: Proof; readonly record: StudentRecord };
  correctRecord: { readonly record: StudentRecord };
}

/** Fields that the object makes itself: a retry with the same key must not bring other ones. */
type Minted = "proofHolds" | "method" | "noteId" | "orderNumber" | "leaseId";
type MintedBy<T extends CommandType> = T extends "claim"
  ? "proofHolds" | "method"
  : T extends "openOrder"
    ? "orderNumber"
    : T extends "beginStandardizing"
      ? "leaseId"
      : never;

type NoteOf<T extends CommandType> =
  CommandOf<T> extends { readonly noteId: string | null } ? { readonly note?: string | null } : object;

/** A command as callers give it: `note` instead of `noteId`, and nothing that the object mints. */
export type InputOf<T extends CommandType> = Omit<CommandOf<T>, Extract<Minted, MintedBy<T> | "noteId">> &
  NoteOf<T> &
  (T extends keyof Extras ? Extras[T] : object);

export type Input = { [T in CommandType]: InputOf<T> }[CommandType];

/** A command with its idempotency key, 8 to 128 visible ASCII characters. */
export interface Request {
  readonly key: string;
  readonly command: Input;
}

const keyForm = /^[\x21-\x7e]{8,128}$/;

export function validKey(key: string): boolean {
  return keyForm.test(key);
}

/** A command ready for the machine, and what is kept beside the journal if it is committed. */
export interface Prepared {
  readonly command: Command;
  readonly note: { readonly id: string; readonly text: string } | null;
  readonly record: StudentRecord | null;
}

/**
 * Turns an input into a command.
 *
 * @param stored The record already kept, which a claim's proof is measured against; else the claim's own.
 * @param mint Gives a fresh random identifier of 32 characters.
 */
export function prepare(input: Input, stored: StudentRecord | null, mint: () => string): Prepared {
  const text = "note" in input ? (input.note?.trim() ?? "") : "";
  const note = text === "" ? null : { id: mint(), text };
  const noteId = note?.id ?? null;
  if (input.type === "claim") {
    const { proof, record, ...rest } = input;
    const holds = proof.kind === "identity" ? proof.holds : lastFourMatches(stored ?? record, proof.typed);
    const method = proof.kind === "identity" ? "identity" : "code";
    return { command: { ...rest, method, proofHolds: holds }, note, record: stored ?? record };
  }
  if (input.type === "correctRecord") {
    const { type, by, record } = input;
    return { command: { type, by, noteId }, note, record };
  }
  if (input.type === "openOrder") return { command: { ...input, orderNumber: mint() }, note, record: null };
  if (input.type === "beginStandardizing")
    return { command: { ...input, leaseId: mint() }, note, record: null };
  const { note: _, ...rest } = { note: null, ...input };
  // Every other command is its input with the note's identifier in the note's place.
  return { command: { ...rest, noteId } as Command, note, record: null };
}
