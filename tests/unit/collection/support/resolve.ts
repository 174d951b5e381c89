import { system } from "../../../../durable-objects/collection/actor.ts";
import type { Command } from "../../../../durable-objects/collection/command.ts";
import { due } from "../../../../durable-objects/collection/due.ts";
import { moneyMove } from "./money-moves.ts";
import type { Move } from "./moves.ts";
import { photoMove } from "./photo-moves.ts";
import { accounts, one, type Scene } from "./scene.ts";
import { staffMove } from "./staff-moves.ts";
import { nextStep } from "./way-forward.ts";

/** What someone may tick; the last ones may not be. */
const choices = [
  ["basic"],
  ["basic", "prints"],
  ["prints", "basic"],
  ["basic"],
  ["prints"],
  ["basic", "basic"],
  [],
];

/** Ties a move to a state. Always gives a command that type-checks; whether it makes sense is the machine's to say. */
export function resolve(move: Move, scene: Scene): Command {
  const { kind, pick, twist } = move;
  const { state, policy, serial, now } = scene;
  const settled = moneyMove(move, scene) ?? staffMove(move, scene) ?? photoMove(move, scene);
  if (settled) return settled;
  const holder = state.claim?.accountId ?? one(accounts, pick) ?? accounts[0];
  const by = {
    kind: "graduate",
    accountId: twist ? (accounts.find((a) => a !== holder) ?? holder) : holder,
  } as const;
  const identity = { graduateId: "g1", programmeId: "p1", schoolId: "u1" };
  const claim = { type: "claim", by, ...identity, method: "code", proofHolds: true, policy } as const;
  switch (kind) {
    case "wrongProof":
      return { ...claim, proofHolds: false };
    case "release":
      return { type: "release", by, noteId: null };
    case "confirmRecord":
      return { type: "confirmRecord", by };
    case "adoptPolicy": {
      const current = state.policy?.version ?? 0;
      const version = Math.max(1, current + (twist ? -(pick % 2) : 1));
      const unusable = pick % 13 === 0;
      const window = { opensAt: now - 1, closesAt: unusable ? now - 2 : now + 400 * 86_400_000 };
      const free = pick % 7 === 0;
      const services = free ? policy.services.map((s) => ({ ...s, priceFen: 0 })) : policy.services;
      const reviewStages = pick % 2 ? (["school", "central"] as const) : (["central"] as const);
      const automatic = pick % 5 === 0 ? { samplePercent: 1 + (pick % 100), seed: "moves" } : null;
      return {
        type: "adoptPolicy",
        by: system,
        policy: { ...policy, version, window, services, reviewStages, automatic },
      };
    }
    case "openOrder":
      return {
        type: "openOrder",
        by,
        orderNumber: pick % 11 === 0 ? (one(state.orders, pick)?.number ?? "no") : `order-${serial}`,
        services: one(choices, pick) ?? ["basic"],
      };
    case "cancelOrder":
      return { type: "expireOrder", by, orderNumber: one(state.orders, pick)?.number ?? "nowhere" };
    case "requestRefund":
      return {
        type: "requestRefund",
        by,
        orderNumber: one(state.orders, pick)?.number ?? "nowhere",
        noteId: null,
      };
    case "submit":
      return {
        type: "submit",
        by,
        standardSha256: twist ? "stale" : (state.photo.standard?.sha256 ?? "none"),
      };
    case "withdraw":
      return { type: "withdraw", by };
    case "remind":
      return { type: "remind", by: twist ? { kind: "staff", staffId: "s1" } : system };
    case "timer":
      return one(due(state), pick)?.command ?? { type: "remind", by: system };
    case "forward":
      return nextStep(state, policy, now, serial);
    case "repeat":
      return mintedAnew(one(scene.given, pick) ?? claim, serial);
    default:
      return claim;
  }
}

/** A command given again under another key: the object makes its identifiers anew, so the machine never sees one twice. */
function mintedAnew(command: Command, serial: number): Command {
  if (command.type === "openOrder") return { ...command, orderNumber: `order-${serial}` };
  if (command.type === "beginStandardizing") return { ...command, leaseId: `lease-${serial}` };
  return command;
}
