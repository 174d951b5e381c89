/**
 * Many graduates at once through the whole flow against the built worker: requests a second, latencies, what was lost
 * or doubled, and what a graduate costs as their number grows tenfold. `npm run bench:flow`. Ends with 1 after a loss.
 */
import { parseArgs } from "node:util";
import { processorMsOfChildren } from "../shared/processor-time.ts";
import { type Row, table } from "../shared/table.ts";
import { audit } from "./audit.ts";
import { openDesk } from "./desk.ts";
import { goThrough, type Way } from "./graduate.ts";
import { percentile, type Sample } from "./requests.ts";
import { type FlowStage, openFlowStage } from "./stage.ts";

const { values } = parseArgs({
  options: {
    /** How many at once, group by group; `--graduates 5` is a look of a minute. */
    graduates: { type: "string", default: "20,200" },
  },
});
const groups = values.graduates.split(",").map(Number);

interface Group {
  readonly graduates: number;
  readonly seconds: number;
  /** Processor time of everything in workerd: the worker, its objects and stores, the played WeChat. */
  readonly processorSeconds: number;
  readonly ways: readonly Way[];
  readonly desk: readonly Sample[];
  /** Those whose way ended before the delivered photo, and why. */
  readonly unfinished: readonly string[];
  /** What was lost or doubled for those who finished. */
  readonly faults: readonly string[];
}

async function runGroup(stage: FlowStage, graduates: number, first: number): Promise<Group> {
  const from = performance.now();
  const processor = processorMsOfChildren("workerd");
  const desk = openDesk(stage);
  const settled = await Promise.allSettled(
    Array.from({ length: graduates }, (_, index) => goThrough(stage, first + index)),
  );
  await desk.stop();
  const seconds = (performance.now() - from) / 1000;
  const processorSeconds = (processorMsOfChildren("workerd") - processor) / 1000;
  const ways = settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const unfinished = settled.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
  const faults = await audit(stage, ways);
  return { graduates, seconds, processorSeconds, ways, desk: desk.requests.samples, unfinished, faults };
}

const rounded = (value: number) => Math.round(value * 10) / 10;

function summary({ graduates, seconds, processorSeconds, ways, unfinished, faults }: Group): Row {
  const all = ways.flatMap(({ samples }) => samples.map(({ ms }) => ms));
  return [
    graduates,
    all.length,
    rounded(seconds),
    rounded(all.length / seconds),
    rounded(percentile(all, 0.5)),
    rounded(percentile(all, 0.95)),
    rounded(seconds / graduates),
    rounded(processorSeconds / graduates),
    ways.reduce((sum, { stages }) => sum + stages, 0),
    ways.flatMap(({ repeated }) => repeated).length,
    unfinished.length,
    faults.length,
  ];
}

function steps({ ways, desk }: Group): readonly Row[] {
  const byStep = new Map<string, number[]>();
  for (const { step, ms } of [...ways.flatMap(({ samples }) => samples), ...desk])
    byStep.set(step, [...(byStep.get(step) ?? []), ms]);
  return [...byStep].map(([step, times]) => [
    step,
    times.length,
    rounded(percentile(times, 0.5)),
    rounded(percentile(times, 0.95)),
    rounded(Math.max(...times)),
  ]);
}

const stage = await openFlowStage();
const done: Group[] = [];
try {
  // The first graduate pays for everything that is compiled once.
  await runGroup(stage, 2, 900_000);
  let first = 0;
  for (const graduates of groups) {
    done.push(await runGroup(stage, graduates, first));
    first += graduates;
  }
} finally {
  await stage.close();
}
console.log("\n## Graduates at once through the whole flow, each with two real photos\n");
console.log(
  table(
    [
      ">graduates",
      ">requests",
      ">s",
      ">requests/s",
      ">p50 ms",
      ">p95 ms",
      ">s a graduate",
      ">processor s a graduate",
      ">stages heard",
      ">sent again",
      ">unfinished",
      ">lost or doubled",
    ],
    done.map(summary),
  ),
);
const last = done.at(-1);
if (last) {
  console.log(`\n## Steps with ${last.graduates} at once, ms\n`);
  console.log(table(["step", ">times", ">p50", ">p95", ">worst"], steps(last)));
}
const again = done.flatMap(({ ways }) => ways.flatMap(({ repeated }) => repeated));
if (again.length > 0) {
  const counts = Map.groupBy(again, (reason) => reason);
  console.log("\n## Sent again\n");
  console.log(
    table(
      ["step and answer", ">times"],
      [...counts].map(([reason, all]) => [reason, all.length]),
    ),
  );
}
const unfinished = done.flatMap((group) => group.unfinished);
const faults = done.flatMap((group) => group.faults);
for (const way of unfinished.slice(0, 20)) console.log(`unfinished: ${way}`);
for (const fault of faults.slice(0, 20)) console.log(`lost or doubled: ${fault}`);
process.exit(unfinished.length + faults.length > 0 ? 1 : 0);
