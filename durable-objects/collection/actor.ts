/** Who gives a command. Roles of staff (support, reviewer, school, admin) are the desk's to check. */
export type Actor =
  | { readonly kind: "graduate"; readonly accountId: string }
  | { readonly kind: "staff"; readonly staffId: string }
  /** A timer, the payment provider's word, or the standardizing worker. */
  | { readonly kind: "system" };

export type ActorKind = Actor["kind"];

export const system: Actor = { kind: "system" };

/** @returns The account of a graduate who gives a command, else null. */
export function accountOf(actor: Actor): string | null {
  return actor.kind === "graduate" ? actor.accountId : null;
}
