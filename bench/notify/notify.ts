/**
 * How long the notification route takes for many notifications at once, each of a payment that has to be committed, and
 * for the same ones told again later: the route and the object alone, and behind the local development server.
 * `npm run bench:notify`. Ends with 1 when one is not answered with 204, is booked twice or not at all.
 */
import { parseArgs } from "node:util";
import { percentile } from "../flow/requests.ts";
import { type Row, table } from "../shared/table.ts";
import { openRouteStage } from "./route-stage.ts";
import { sendAtOnce, type Told } from "./send.ts";
import type { NotifyStage } from "./stage.ts";
import { openWholeStage } from "./whole-stage.ts";

const { values } = parseArgs({
  options: { at: { type: "string", default: "50" }, rounds: { type: "string", default: "5" } },
});
const atOnce = Number(values.at);
const rounds = Number(values.rounds);
const rows: Row[] = [];
const faults: string[] = [];

async function measure(stage: NotifyStage): Promise<void> {
  const first: Told[] = [];
  const again: Told[] = [];
  const nothing: Told[] = [];
  // The first round pays for everything that is compiled once.
  for (let round = 0; round <= rounds; round++) {
    const ids = await stage.paid(atOnce);
    await stage.settled(ids);
    const told = await sendAtOnce(await stage.signed(ids));
    await stage.settled(ids);
    const repeated = await sendAtOnce(await stage.signed(ids));
    const knocked = await sendAtOnce(ids.map(() => ({ url: stage.nothing, headers: {}, body: "" })));
    for (const id of ids) {
      const received = await stage.received(id);
      if (received !== 1) faults.push(`${stage.name}: ${id} booked ${received} times`);
    }
    for (const { status } of [...told, ...repeated])
      if (status !== 204) faults.push(`${stage.name}: answered ${status}`);
    if (round === 0) continue;
    first.push(...told);
    again.push(...repeated);
    nothing.push(...knocked);
  }
  rows.push(
    row(stage, "of a payment to commit", first),
    row(stage, "told again later", again),
    row(stage, "nothing: a request that no route takes", nothing),
  );
}

function row(stage: NotifyStage, name: string, told: readonly Told[]): Row {
  const times = told.map(({ ms }) => ms);
  const figures = [percentile(times, 0.5), percentile(times, 0.95), Math.max(...times)].map(Math.round);
  return [stage.name, name, times.length, ...figures];
}

for (const open of [openRouteStage, openWholeStage]) {
  const stage = await open();
  try {
    await measure(stage);
  } finally {
    await stage.close();
  }
}
console.log(`\n## The notification route, ${atOnce} at once, ms from sending to the answer\n`);
console.log(table(["", "notification", ">sent", ">p50", ">p95", ">worst"], rows));
for (const fault of faults.slice(0, 20)) console.log(`fault: ${fault}`);
process.exit(faults.length > 0 ? 1 : 0);
