import type * as v from "valibot";
import { type Order, refundedFen } from "../../../durable-objects/collection/order.ts";
import type { ProgrammePolicy } from "../../roster/policy/policy.ts";
import type { OrderSchema } from "../schemas/collection.ts";

/** An order with the names of its services; one that the programme no longer offers is called by its id. */
export function orderView(order: Order, { services }: ProgrammePolicy): v.InferInput<typeof OrderSchema> {
  return {
    number: order.number,
    services: order.services.map((id) => ({
      id,
      name: services.find((service) => service.id === id)?.name ?? { zh: id, en: id },
    })),
    amountFen: order.amountFen,
    status: order.status,
    openedAt: order.openedAt,
    expiresAt: order.expiresAt,
    paidAt: order.paidAt,
    transactionId: order.transactionId,
    refundedFen: refundedFen(order),
    refunds: order.refunds.map(({ number, amountFen, status, at }) => ({ number, amountFen, status, at })),
  };
}
