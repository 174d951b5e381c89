import type { Answer } from "../../../durable-objects/answer.ts";
import type { Policy } from "../../../durable-objects/collection/policy.ts";
import type { Input } from "../../../durable-objects/request.ts";
import { keysOf } from "../../../worker/env.ts";
import { newId, platformMinting } from "../../../worker/roster/ids.ts";
import { payerHashOf } from "../../../worker/roster/secrets/lookup-hash.ts";
import { toBase64Url } from "../../../worker/wechat/bytes.ts";

const DAY = 86_400_000;

/** An order that waits to be paid. */
export interface Waiting {
  readonly graduateId: string;
  readonly orderNumber: string;
  readonly amountFen: number;
}

function policyAt(now: number): Policy {
  return {
    version: 1,
    services: [{ id: "collection", priceFen: 3000, required: true }],
    capture: "camera-only",
    window: { opensAt: now - DAY, closesAt: now + 90 * DAY },
    reviewStages: ["central"],
    reviewWorkingDays: 2,
    calendar: { holidays: [], workdays: [] },
    shotLimit: 60,
    proof: { limit: 5, coolingMs: DAY },
    orderTtlMs: 30 * 60_000,
    leaseMs: 60_000,
    reminders: { beforeCloseDays: [7, 1], idleDays: 3 },
    retentionDays: 180,
  };
}

/** Takes a new graduate's object to an order that an openid is to pay. */
export async function openOrder(env: Env, openid: string): Promise<Waiting> {
  const graduateId = `g${toBase64Url(platformMinting.random(16))}`;
  const by = { kind: "graduate", accountId: newId("a", platformMinting) } as const;
  const object = env.GRADUATE.getByName(graduateId);
  let step = 0;
  const perform = async (command: Input): Promise<Extract<Answer, { ok: true }>> => {
    const answer = await object.perform({ key: `bench-${step++}-step`, command });
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer;
  };
  const identity = { graduateId, programmeId: "p-bench", schoolId: "s-bench" };
  const record = {
    ...{ name: "周*", documentType: "resident", documentSealed: "", documentLastFour: "0000" },
    ...{ studentNumber: graduateId, collectionCode: null, school: "百人大学", category: "普通本科" },
    ...{ level: "本科", year: 2027, college: null, major: null, className: null },
  };
  const proof = { kind: "identity", holds: true } as const;
  await perform({ type: "claim", by, ...identity, policy: policyAt(Date.now()), record, proof });
  await perform({ type: "confirmRecord", by });
  const payerHash = await payerHashOf(await keysOf(env), openid);
  const { order } = await perform({ type: "openOrder", by, services: ["collection"], payerHash });
  if (order === undefined) throw new Error("no order was opened");
  return { graduateId, orderNumber: order.number, amountFen: order.amountFen };
}
