import { system } from "../../../../durable-objects/collection/actor.ts";
import type { Command } from "../../../../durable-objects/collection/command.ts";
import { currentShot } from "../../../../durable-objects/collection/photo.ts";
import type { Move } from "./moves.ts";
import { accounts, type Scene } from "./scene.ts";

/** What may be tried with shots and leases; null for other moves. */
export function photoMove({ kind, pick, twist }: Move, { state, serial }: Scene): Command | null {
  const by = { kind: "graduate", accountId: state.claim?.accountId ?? accounts[0] } as const;
  const shotId = twist ? "stale" : (currentShot(state.photo)?.id ?? "none");
  const leaseId = twist ? "stale" : (state.photo.lease?.id ?? state.photo.doneLeaseId ?? "none");
  switch (kind) {
    case "recordShot":
      return {
        type: "recordShot",
        by: pick % 10 === 0 ? { kind: "staff", staffId: "s1" } : by,
        shot: { id: `shot-${serial}`, sha256: `sha-${serial}`, source: twist ? "album" : "camera" },
      };
    case "beginStandardizing":
      return { type: "beginStandardizing", by, leaseId: `lease-${serial}`, shotId };
    case "completeStandardizing":
      return {
        type: "completeStandardizing",
        by: system,
        leaseId,
        standard: {
          shotId: twist ? "another-shot" : (state.photo.lease?.shotId ?? shotId),
          sha256: `standard-${serial}`,
          reportSha256: "report",
          specVersion: "v1",
          engine: "wasm-1",
          doubts: [],
        },
      };
    case "failStandardizing":
      return {
        type: "failStandardizing",
        by: system,
        leaseId,
        failure: { cause: pick % 2 ? "leaseExpired" : "checks", checks: ["face.size"] },
      };
    default:
      return null;
  }
}
