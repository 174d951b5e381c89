/**
 * How long the desk keeps a reviewer waiting between two photos, in Chromium against the built worker, with 20,000
 * photos in the queue: `npm run bench:review`. Ends with 1 when the machine takes more than a quarter of the six seconds
 * that a reviewer of 600 photos an hour has for each.
 */
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { CHROMIUM_FLAGS, findChromium } from "../../scripts/chromium.ts";
import { percentile } from "../flow/requests.ts";
import { openFlowStage } from "../flow/stage.ts";
import { table } from "../shared/table.ts";
import { crowd, makePhoto, submitOne } from "./fill-queue.ts";
import { judgeByKey, judgeByPages } from "./judge.ts";

const { values } = parseArgs({
  options: {
    /** How many photos are judged with the script; half as many without. */
    photos: { type: "string", default: "60" },
    /** How long the reviewer looks at each, ms. */
    look: { type: "string", default: "3000" },
  },
});
const photos = Number(values.photos);
const AN_HOUR = 600;
const EACH = 3_600_000 / AN_HOUR;

const stage = await openFlowStage({ priceFen: 0 });
const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
try {
  const photo = await makePhoto(stage.origin);
  const total = photos + Math.ceil(photos / 2) + 4;
  for (let serial = 0; serial < total; serial++) await submitOne(stage, photo, serial);
  await crowd(stage, 20);
  const waiting =
    "SELECT COUNT(*) AS n FROM graduates WHERE review_stage = 'central' AND id LIKE 'g-bench-%'";
  for (let tries = 0; (await stage.env.DB.prepare(waiting).first<number>("n")) !== total; tries++) {
    if (tries > 300) throw new Error("the photos did not reach the queue");
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "zh-CN" });
  await context.addCookies([{ name: "desk-as", value: "reviewer", url: stage.origin }]);
  const page = await context.newPage();
  const byKey = await judgeByKey(page, stage.origin, photos, Number(values.look));
  await context.close();
  const byPages = await judgeByPages(browser, stage.origin, Math.ceil(photos / 2));
  const row = (name: string, ms: readonly number[]) => {
    const [middle, most] = [percentile(ms, 0.5), percentile(ms, 0.95)];
    return [name, ms.length, Math.round(middle), Math.round(most), Math.round(EACH - middle)];
  };
  console.log(
    table(
      [
        "from the key to the next photo, complete",
        ">photos",
        ">ms, median",
        ">95th",
        `>ms left for a person at ${AN_HOUR} an hour`,
      ],
      [row("with the script", byKey), row("without any script", byPages)],
    ),
  );
  if (percentile(byKey, 0.95) > EACH / 4) process.exitCode = 1;
} finally {
  await browser.close();
  await stage.close();
}
process.exit();
