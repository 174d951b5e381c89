/**
 * How long the notification route takes for many notifications at once, each of a payment that has to be committed, and
 * for the same ones told again later. `npm run bench:notify`. Ends with 1 when one is not answered with 204, is booked
 * twice or not at all.
 *
 * With `--memory` the objects' storage lies in memory: what is then left is the route itself, without the disk's waits for
 * each commit, one after another since a local run has one thread for all objects.
 */
import { parseArgs } from "node:util";
import { percentile } from "../flow/requests.ts";
import { type FlowStage, openFlowStage } from "../flow/stage.ts";
import { type Row, table } from "../shared/table.ts";
import { takeToCashier, type Waiting } from "./payers.ts";
import { type Message, sendAtOnce, type Told } from "./send.ts";

const { values } = parseArgs({
  options: {
    at: { type: "string", default: "50" },
    rounds: { type: "string", default: "5" },
    memory: { type: "boolean", default: false },
  },
});
const atOnce = Number(values.at);
const rounds = Number(values.rounds);
if (values.memory) process.env.TMPDIR = "/dev/shm";

async function play<T>({ wechat }: FlowStage, path: string, body: unknown): Promise<T> {
  const response = await fetch(`${wechat}/sandbox${path}`, { method: "POST", body: JSON.stringify(body) });
  return (await response.json()) as T;
}

async function tell(stage: FlowStage, waiting: readonly Waiting[]): Promise<readonly Told[]> {
  const outTradeNos = waiting.map(({ orderNumber }) => orderNumber);
  const { signed } = await play<{ signed: readonly Message[] }>(stage, "/signed", { outTradeNos });
  return sendAtOnce(signed);
}

/** What as many requests take that nothing is done for: the local runtime's own hops before any worker is reached. */
function knock({ origin }: FlowStage): Promise<readonly Told[]> {
  const knocks = Array.from({ length: atOnce }, () => ({
    url: `${origin}/hooks/wechat/nothing`,
    headers: {},
    body: "",
  }));
  return sendAtOnce(knocks);
}

/** Waits until what the notifications caused has left, so that it is not measured with the next ones. */
async function settled(stage: FlowStage, waiting: readonly Waiting[]): Promise<void> {
  for (const { collectionId } of waiting) {
    const object = stage.env.GRADUATE.getByName(collectionId);
    while ((await object.standing()).waitingSince !== null)
      await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** What is not as it should be after both deliveries: one line a fault. */
async function faultsOf(stage: FlowStage, waiting: readonly Waiting[]): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const { collectionId } of waiting) {
    const { entries } = await stage.env.GRADUATE.getByName(collectionId).history();
    const received = entries.flatMap(({ events }) => events).filter(({ type }) => type === "PaymentReceived");
    if (received.length !== 1) faults.push(`${collectionId}: booked ${received.length} times`);
  }
  return faults;
}

const stage = await openFlowStage();
const first: Told[] = [];
const again: Told[] = [];
const nothing: Told[] = [];
const faults: string[] = [];
try {
  for (let round = 0; round <= rounds; round++) {
    const waiting = await takeToCashier(stage, atOnce, round * atOnce);
    for (const { orderNumber: outTradeNo } of waiting) {
      // What tells of the payment is sent below, all at once.
      await play(stage, "/mischief", { kind: "drop" });
      await play(stage, "/pay", { outTradeNo });
    }
    await settled(stage, waiting);
    const told = await tell(stage, waiting);
    await settled(stage, waiting);
    const repeated = await tell(stage, waiting);
    const knocked = await knock(stage);
    faults.push(...(await faultsOf(stage, waiting)));
    // The first round pays for everything that is compiled once.
    if (round === 0) continue;
    first.push(...told);
    again.push(...repeated);
    nothing.push(...knocked);
  }
} finally {
  await stage.close();
}
for (const { status } of [...first, ...again]) if (status !== 204) faults.push(`answered ${status}`);

const row = (name: string, told: readonly Told[]): Row => {
  const times = told.map(({ ms }) => ms);
  return [
    name,
    times.length,
    ...[percentile(times, 0.5), percentile(times, 0.95), Math.max(...times)].map(Math.round),
  ];
};
console.log(`\n## The notification route, ${atOnce} at once, ms from sending to the answer\n`);
console.log(
  table(
    ["notification", ">sent", ">p50", ">p95", ">worst"],
    [
      row("of a payment to commit", first),
      row("told again later", again),
      row("nothing: a request that no route takes", nothing),
    ],
  ),
);
for (const fault of faults.slice(0, 20)) console.log(`fault: ${fault}`);
process.exit(faults.length > 0 ? 1 : 0);
