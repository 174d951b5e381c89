import type { Command } from "../../../durable-objects/collection/command.ts";
import { decide } from "../../../durable-objects/collection/decide.ts";
import { openOrder, payingOrder } from "../../../durable-objects/collection/payment.ts";
import { currentShot } from "../../../durable-objects/collection/photo.ts";
import type { Collection } from "../../../durable-objects/collection/state.ts";
import { describeCode } from "../../http/refusals.ts";
import type { Text } from "../../text.ts";
import type { actionNames } from "../schemas/collection.ts";

type ActionName = (typeof actionNames)[number];

interface Action {
  readonly allowed: boolean;
  readonly code?: string;
  readonly text?: Text;
}

/** Whatever the machine does not look at. */
const any = "probe0";

/**
 * Whether the machine would accept each command of the graduate now, and if not, why. Asked of the machine itself, so
 * that a button and the command behind it never disagree.
 */
export function actionsOf(state: Collection, accountId: string, now: number): Record<ActionName, Action> {
  const by = { kind: "graduate", accountId } as const;
  const ask = (command: Command): Action => {
    const decision = decide(state, command, now);
    if (decision.ok) return { allowed: true };
    const { code, text } = decision.refusal;
    return { allowed: false, code, text };
  };
  const { photo } = state;
  const shot = { id: any, sha256: any, source: "camera" } as const;
  const required = state.policy?.services.filter((service) => service.required).map(({ id }) => id) ?? [];
  const done = photo.status === "approved" || photo.status === "delivered";
  const downloadBar = state.purgedAt === null ? (done ? null : "downloadNotYet") : "purged";
  return {
    confirmRecord: ask({ type: "confirmRecord", by }),
    release: ask({ type: "release", by, noteId: null }),
    openOrder: ask({ type: "openOrder", by, orderNumber: any, services: required }),
    cancelOrder: ask({ type: "expireOrder", by, orderNumber: openOrder(state)?.number ?? any }),
    requestRefund: ask({
      type: "requestRefund",
      by,
      noteId: null,
      orderNumber: payingOrder(state)?.number ?? any,
    }),
    shoot: ask({ type: "recordShot", by, shot }),
    standardize: ask({
      type: "beginStandardizing",
      by,
      leaseId: any,
      shotId: currentShot(photo)?.id ?? any,
    }),
    submit: ask({ type: "submit", by, standardSha256: photo.standard?.sha256 ?? any }),
    withdraw: ask({ type: "withdraw", by }),
    download:
      downloadBar === null
        ? { allowed: true }
        : { allowed: false, code: downloadBar, text: describeCode(downloadBar).text },
  };
}
