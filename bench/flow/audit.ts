import type { Way } from "./graduate.ts";
import type { FlowStage } from "./stage.ts";

/** Events of which each graduate of the flow has exactly so many. */
const expectedEvents = {
  Claimed: 1,
  RecordConfirmed: 1,
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

/** Files of which each graduate has exactly so many: both photos give the same pixels, hence one standard photo. */
const expectedFiles = { shots: 2, standards: 1, reports: 2, failures: 0 } as const;

/**
 * Looks for what was lost or doubled: in every object's journal, in WeChat's books, in R2, and in D1 once the outbox
 * has drained. Answers one line a fault.
 */
export async function audit(stage: FlowStage, ways: readonly Way[]): Promise<readonly string[]> {
  const versions = new Map<string, number>();
  const faults: string[] = [];
  for (const way of ways) {
    const journal = await journalOf(stage, way);
    faults.push(...journal.faults, ...(await filesOf(stage, way)));
    versions.set(way.collectionId, journal.version);
  }
  return [...faults, ...(await books(stage, ways)), ...(await readSide(stage, ways, versions))];
}

async function journalOf({ env }: FlowStage, { collectionId }: Way) {
  const { entries } = await env.GRADUATE.getByName(collectionId).history();
  const types = entries.flatMap(({ events }) => events.map(({ type }) => type));
  const faults = Object.entries(expectedEvents).flatMap(([type, count]) => {
    const found = types.filter((one) => one === type).length;
    return found === count ? [] : [`${collectionId}: ${found} times ${type}, not ${count}`];
  });
  return { version: types.length, faults };
}

async function filesOf({ env }: FlowStage, { collectionId, standardSha256 }: Way): Promise<string[]> {
  const faults: string[] = [];
  for (const [folder, count] of Object.entries(expectedFiles)) {
    const { objects } = await env.PHOTOS.list({ prefix: `${folder}/${collectionId}/` });
    if (objects.length !== count)
      faults.push(`${collectionId}: ${objects.length} files of ${folder}, not ${count}`);
  }
  const approved = await env.PHOTOS.head(`standards/${collectionId}/${standardSha256}.jpg`);
  return approved === null ? [...faults, `${collectionId}: the approved photo is not kept`] : faults;
}

async function books({ wechat }: FlowStage, ways: readonly Way[]): Promise<string[]> {
  const state = (await (await fetch(`${wechat}/sandbox/state`)).json()) as {
    purchases: { out_trade_no: string; state: string }[];
    refunds: unknown[];
  };
  const numbers = new Set(ways.map(({ orderNumber }) => orderNumber));
  const paid = state.purchases.filter((one) => numbers.has(one.out_trade_no) && one.state === "SUCCESS");
  const faults: string[] = [];
  if (paid.length !== ways.length) faults.push(`WeChat has ${paid.length} payments, not ${ways.length}`);
  if (state.refunds.length > 0) faults.push(`WeChat has ${state.refunds.length} refunds, not 0`);
  return faults;
}

interface Row {
  readonly id: string;
  readonly version: number;
  readonly photo: string;
  readonly orders: number;
  readonly paid: number;
  readonly delivered: number;
  readonly decisions: number;
}

const ROWS = `SELECT g.id, g.version, g.photo,
    (SELECT COUNT(*) FROM graduate_orders AS o WHERE o.graduate_id = g.id) AS orders,
    (SELECT COUNT(*) FROM graduate_orders AS o WHERE o.graduate_id = g.id AND o.status = 'paid') AS paid,
    (SELECT COUNT(*) FROM export_items AS i WHERE i.graduate_id = g.id) AS delivered,
    (SELECT COUNT(*) FROM review_decisions AS d WHERE d.graduate_id = g.id AND d.state = 'done') AS decisions
  FROM graduates AS g`;

/** Waits until the read side is where the objects are, for four minutes; then says who is behind or wrong. */
async function readSide(
  { env }: FlowStage,
  ways: readonly Way[],
  versions: ReadonlyMap<string, number>,
): Promise<string[]> {
  let wrong: string[] = [];
  for (const end = Date.now() + 240_000; Date.now() < end; ) {
    const { results } = await env.DB.prepare(ROWS).all<Row>();
    const rows = new Map(results.map((row) => [row.id, row]));
    wrong = ways.flatMap(({ collectionId: id }) => {
      const row = rows.get(id);
      const told = row === undefined ? "none" : JSON.stringify({ ...row, id: undefined });
      const right =
        row?.version === versions.get(id) &&
        row?.photo === "delivered" &&
        row.delivered > 0 &&
        [row.orders, row.paid, row.decisions].join() === "1,1,2";
      return right ? [] : [`${id}: D1 has ${told}`];
    });
    if (wrong.length === 0) return [];
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  return wrong;
}
