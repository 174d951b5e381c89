import type { Way } from "./graduate.ts";
import type { FlowStage } from "./stage.ts";

/** Events of which each graduate of the flow has exactly so many. */
const expected = {
  Claimed: 1,
  OrderOpened: 1,
  PaymentReceived: 1,
  RefundDue: 0,
  ShotRecorded: 2,
  Standardized: 2,
  Submitted: 2,
  Rejected: 1,
  Approved: 1,
  Delivered: 1,
} as const;

/**
 * Looks for what was lost or doubled: in every object's journal, in WeChat's books, and on the read side once its
 * outbox has drained. Answers one line a fault.
 */
export async function audit(stage: FlowStage, ways: readonly Way[]): Promise<readonly string[]> {
  const faults: string[] = [];
  const versions = new Map<string, number>();
  for (const { collectionId } of ways) {
    const graduate = stage.env.GRADUATE.getByName(collectionId);
    const { entries } = await graduate.history();
    const types = entries.flatMap(({ events }) => events.map(({ type }) => type));
    for (const [type, count] of Object.entries(expected)) {
      const found = types.filter((one) => one === type).length;
      if (found !== count) faults.push(`${collectionId}: ${found} times ${type}, not ${count}`);
    }
    versions.set(collectionId, types.length);
  }
  const state = (await (await fetch(`${stage.wechat}/sandbox/state`)).json()) as {
    purchases: { out_trade_no: string; state: string }[];
    refunds: unknown[];
  };
  const numbers = new Set(ways.map(({ orderNumber }) => orderNumber));
  const paid = state.purchases.filter((one) => numbers.has(one.out_trade_no) && one.state === "SUCCESS");
  if (paid.length !== ways.length) faults.push(`WeChat has ${paid.length} payments, not ${ways.length}`);
  if (state.refunds.length > 0) faults.push(`WeChat has ${state.refunds.length} refunds, not 0`);
  faults.push(...(await readSide(stage, versions)));
  return faults;
}

async function readSide({ env }: FlowStage, versions: ReadonlyMap<string, number>): Promise<string[]> {
  let behind: string[] = [];
  for (const end = Date.now() + 240_000; Date.now() < end; ) {
    const { results } = await env.DB.prepare("SELECT id, version, photo FROM graduates").all<{
      id: string;
      version: number;
      photo: string;
    }>();
    const rows = new Map(results.map((row) => [row.id, row]));
    behind = [...versions]
      .filter(([id, version]) => rows.get(id)?.version !== version || rows.get(id)?.photo !== "delivered")
      .map(([id]) => `${id}: the read side has version ${rows.get(id)?.version ?? "none"}`);
    if (behind.length === 0) return [];
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  return behind;
}
