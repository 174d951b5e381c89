/**
 * How long a photo takes, cold and warm, by stage and as a whole, beside the npm peer and a native floor:
 * `npm run bench:speed [-- --no-peer]`.
 */

import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { runPeer } from "../shared/peer.ts";
import { processorMs } from "../shared/processor-time.ts";
import { type Answer, standardize } from "../shared/standardize.ts";
import { median } from "../shared/statistics.ts";
import { type Row, table } from "../shared/table.ts";
import { testPicture } from "../shared/test-picture.ts";
import { buildBenchWorker, outFile, startRuntime } from "../shared/workerd.ts";
import { nativeFloor } from "./floor.ts";

const MEGAPIXELS = [0.5, 3, 12];
const COLD_RUNS = 3;
const WARM_UPS = 2;
const WARM_RUNS = 9;

interface Measured {
  readonly megapixels: number;
  readonly file: string;
  readonly cold: readonly Answer[];
  readonly warm: readonly Answer[];
  /** Processor time of the whole process for one warm photo, ms: steadier than the clock on a busy machine. */
  readonly cpuMs: number;
  /** Milliseconds from starting workerd until it listens. */
  readonly startMs: number;
  readonly floorMs: number;
}

buildBenchWorker();
const measured: Measured[] = [];
for (const megapixels of MEGAPIXELS) measured.push(await measure(megapixels));
const peer = process.argv.includes("--no-peer") ? null : await peerTimes();

console.log(
  `\n## Stages, ms (median; cold of ${COLD_RUNS} first requests, warm of ${WARM_RUNS}; ${cpus().length} cores)\n`,
);
console.log(stageTable());
console.log("\n## Whole photo, ms, as the sender sees it\n");
console.log(wholeTable());

async function measure(megapixels: number): Promise<Measured> {
  const photo = await testPicture(megapixels);
  const file = outFile("speed", `${megapixels}mp.jpg`);
  writeFileSync(file, photo);
  const cold: Answer[] = [];
  const starts: number[] = [];
  const warm: Answer[] = [];
  let cpuMs = 0;
  for (let run = 0; run < COLD_RUNS; run++) {
    const runtime = await startRuntime();
    starts.push(runtime.startMs);
    cold.push(await standardize(runtime, photo, "photo.jpg"));
    if (run === COLD_RUNS - 1) {
      for (let i = 0; i < WARM_UPS; i++) await standardize(runtime, photo, "photo.jpg");
      const before = processorMs(runtime.pid);
      for (let i = 0; i < WARM_RUNS; i++) warm.push(await standardize(runtime, photo, "photo.jpg"));
      cpuMs = (processorMs(runtime.pid) - before) / WARM_RUNS;
    }
    await runtime.close();
  }
  return { megapixels, file, cold, warm, cpuMs, startMs: median(starts), floorMs: await nativeFloor(photo) };
}

/** The peer's milliseconds by file; a first picture, not counted, loads its model. */
async function peerTimes(): Promise<Map<string, number>> {
  const files = measured.map(({ file }) => file);
  const runs = await runPeer([...files.slice(0, 1), ...files].map((input) => ({ input })));
  return new Map(runs.slice(1).map(({ input, ms }) => [input, ms]));
}

function stageTable(): string {
  const stages = Object.keys(measured[0]?.warm[0]?.report.timings ?? {});
  const of = (answers: readonly Answer[], stage: string) =>
    median(answers.map(({ report }) => report.timings[stage] ?? Number.NaN)).toFixed(0);
  const rows = stages.map(
    (stage): Row => [stage, ...measured.flatMap(({ cold, warm }) => [of(cold, stage), of(warm, stage)])],
  );
  const head = measured.flatMap(({ megapixels }) => [`>${megapixels} MP cold`, `>${megapixels} MP warm`]);
  return table(["stage", ...head], rows);
}

function wholeTable(): string {
  const whole = (answers: readonly Answer[]) => median(answers.map(({ ms }) => ms));
  const times = (ratio: number) => `${ratio.toFixed(ratio < 10 ? 1 : 0)}x`;
  const rows = measured.map(({ megapixels, file, cold, warm, cpuMs, startMs, floorMs }): Row => {
    const ours = whole(warm);
    const theirs = peer?.get(file);
    return [
      `${megapixels} MP`,
      startMs.toFixed(0),
      whole(cold).toFixed(0),
      ours.toFixed(0),
      Math.min(...warm.map(({ ms }) => ms)).toFixed(0),
      cpuMs.toFixed(0),
      theirs?.toFixed(0) ?? "-",
      theirs === undefined ? "-" : times(theirs / ours),
      floorMs.toFixed(0),
      times(ours / floorMs),
    ];
  });
  const head = [
    "photo",
    ">runtime start",
    ">first request",
    ">warm",
    ">warm, best",
    ">processor",
    ">peer",
    ">peer / ours",
    ">native floor",
    ">ours / floor",
  ];
  return table(head, rows);
}
