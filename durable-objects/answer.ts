import type { Command } from "./collection/command.ts";
import { openOrder, type PaymentStatus, paymentOf } from "./collection/payment.ts";
import type { Lease, PhotoStatus } from "./collection/photo.ts";
import type { Refusal } from "./collection/refusal.ts";
import type { Collection } from "./collection/state.ts";

/** The order that a graduate has to pay now. */
interface OrderToPay {
  readonly number: string;
  readonly services: readonly string[];
  readonly amountFen: number;
  readonly expiresAt: number;
}

/** What every command answers; kept with its idempotency key. It holds nothing that names a person. */
export type Answer =
  | {
      readonly ok: true;
      readonly version: number;
      readonly payment: PaymentStatus;
      readonly photo: PhotoStatus;
      /** After `openOrder`, unless nothing has to be paid. */
      readonly order?: OrderToPay;
      /** After `beginStandardizing`, unless the photo is standardized already. */
      readonly lease?: Lease;
    }
  | { readonly ok: false; readonly version: number; readonly refusal: Refusal };

/** Answers a command that was carried out. */
export function answerOf(state: Collection, command: Command): Answer {
  const { version, photo } = state;
  const answer = { ok: true, version, payment: paymentOf(state), photo: photo.status } as const;
  if (command.type === "openOrder") {
    const open = openOrder(state);
    if (!open) return answer;
    const { number, services, amountFen, expiresAt } = open;
    return { ...answer, order: { number, services, amountFen, expiresAt } };
  }
  if (command.type === "beginStandardizing" && photo.lease) return { ...answer, lease: photo.lease };
  return answer;
}
