/**
 * Many graduates at once through the whole flow against the built worker: requests a second, latencies, what was lost
 * or doubled, and what a graduate costs as their number grows tenfold. `npm run bench:flow`. Ends with 1 after a loss.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { encodeGreyPng } from "../../wasm/codecs/png-grey.ts";
import { type Row, table } from "../shared/table.ts";
import { audit } from "./audit.ts";
import { goThrough, type Way } from "./graduate.ts";
import { percentile } from "./requests.ts";
import { type FlowStage, openFlowStage } from "./stage.ts";

const { values } = parseArgs({
  options: {
    graduates: { type: "string", default: "20,200" },
    /** How many of each group have a real photo standardized, twice. */
    photos: { type: "string", default: "4" },
  },
});
const groups = values.graduates.split(",").map(Number);
const withPhoto = Number(values.photos);

const portrait = new File(
  [readFileSync(join(import.meta.dirname, "..", "..", "tests", "fixtures", "astronaut.png"))],
  "photo.png",
);
const wall = new File(
  [
    new Uint8Array(
      await encodeGreyPng({ width: 900, height: 1200, alpha: new Uint8Array(900 * 1200).fill(190) }),
    ),
  ],
  "wall.png",
);

interface Group {
  readonly graduates: number;
  readonly seconds: number;
  readonly ways: readonly Way[];
  readonly faults: readonly string[];
}

async function runGroup(stage: FlowStage, graduates: number, first: number): Promise<Group> {
  const from = performance.now();
  const settled = await Promise.allSettled(
    Array.from({ length: graduates }, (_, index) =>
      goThrough(stage, first + index, index < withPhoto ? portrait : null, wall),
    ),
  );
  const seconds = (performance.now() - from) / 1000;
  const ways = settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
  const broken = settled.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
  return { graduates, seconds, ways, faults: [...broken, ...(await audit(stage, ways))] };
}

const rounded = (value: number) => Math.round(value * 10) / 10;

function summary({ graduates, seconds, ways, faults }: Group): Row {
  const all = ways.flatMap(({ samples }) => samples.map(({ ms }) => ms));
  return [
    graduates,
    all.length,
    rounded(seconds),
    rounded(all.length / seconds),
    rounded(percentile(all, 0.5)),
    rounded(percentile(all, 0.95)),
    rounded((seconds * 1000) / graduates),
    ways.flatMap(({ repeated }) => repeated).length,
    faults.length,
  ];
}

function steps({ ways }: Group): readonly Row[] {
  const byStep = new Map<string, number[]>();
  for (const { step, ms } of ways.flatMap(({ samples }) => samples))
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
console.log(`\n## Graduates at once through the whole flow (${withPhoto} of each group with real photos)\n`);
console.log(
  table(
    [
      ">graduates",
      ">requests",
      ">s",
      ">requests/s",
      ">p50 ms",
      ">p95 ms",
      ">ms a graduate",
      ">sent again",
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
const faults = done.flatMap((group) => group.faults);
for (const fault of faults.slice(0, 20)) console.log(`lost or doubled: ${fault}`);
process.exit(faults.length > 0 ? 1 : 0);
