import { system } from "../../../../durable-objects/collection/actor.ts";
import type { Command } from "../../../../durable-objects/collection/command.ts";
import type { Move } from "./moves.ts";
import type { Scene } from "./scene.ts";

/** What reviewers and customer service may try; null for other moves. */
export function staffMove({ kind, pick, twist }: Move, { state }: Scene): Command | null {
  const staff = { kind: "staff", staffId: `s${pick % 3}` } as const;
  const seen = {
    submission: (state.photo.review?.submission ?? 1) - (twist ? 1 : 0),
    stage: state.photo.review?.stage ?? "central",
  } as const;
  const standardSha256 = twist ? "stale" : (state.photo.standard?.sha256 ?? "none");
  switch (kind) {
    case "recall":
      return { type: "recall", by: staff, noteId: twist ? null : "note" };
    case "markOverdue":
      return { type: "markOverdue", by: system, ...seen };
    case "approve":
      return { type: "approve", by: staff, ...seen, noteId: null };
    case "reject":
      return {
        type: "reject",
        by: staff,
        ...seen,
        reasons: twist ? [] : ["background.uneven"],
        noteId: null,
      };
    case "reopen":
      return { type: "reopen", by: staff, noteId: "note" };
    case "deliver":
      return { type: "deliver", by: staff, batch: `batch-${pick % 3}`, standardSha256 };
    case "sendLink":
      return { type: "sendLink", by: staff, noteId: twist ? null : "note" };
    case "resendMessage": {
      const accountId = twist ? "stranger" : (state.claim?.accountId ?? "nobody");
      return {
        type: "resendMessage",
        by: staff,
        noteId: "note",
        sent: { message: "paid", accountId, data: {} },
      };
    }
    case "close":
      return { type: "close", by: staff, noteId: "note" };
    case "purge":
      return twist
        ? { type: "purge", by: staff, noteId: "note" }
        : { type: "purge", by: system, noteId: null };
    case "staffRelease":
      return { type: "release", by: staff, noteId: "note" };
    case "unlockAttempts":
      return { type: "unlockAttempts", by: staff, noteId: "note" };
    case "correctRecord":
      return { type: "correctRecord", by: staff, noteId: "note" };
    default:
      return null;
  }
}
