/**
 * What Lighthouse says of every page of the app, on a phone, and how soon the first page can be tapped on a slow
 * network: `npm run bench:lighthouse`. Ends with 1 when accessibility or best practices fall below 95 somewhere, or
 * the first page takes longer than 2 s.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "playwright-core";
import { CHROMIUM_FLAGS, findChromium } from "../../scripts/chromium.ts";
import { type AppStage, openAppStage } from "../../tests/browser/app-stage.ts";
import {
  chooseProgramme,
  giveCode,
  giveLastFour,
  logIn,
  PORTRAIT,
  programmeOf,
  see,
  shoot,
  tap,
} from "../../tests/browser/app-steps.ts";
import { table } from "../shared/table.ts";

/** Of issue and product: both scores on every page, of 100. */
const LEAST = 95;
/** How soon the first page has to be usable, ms. */
const SOON = 2000;
/** Lighthouse's slow 4G: round trip ms, bytes a second down and up. */
const SLOW_4G = { latency: 150, downloadThroughput: (1638.4 * 1000) / 8, uploadThroughput: (675 * 1000) / 8 };
const PORT = 9460;
const categories = ["accessibility", "best-practices"] as const;

/** As much of Lighthouse's answer as is printed. */
interface Judged {
  readonly lhr: {
    readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
    readonly audits: Readonly<
      Record<
        string,
        {
          readonly id: string;
          readonly title: string;
          readonly score: number | null;
          readonly scoreDisplayMode: string;
        }
      >
    >;
  };
}
type Lighthouse = (url: string, flags: object) => Promise<Judged | undefined>;

const folder = import.meta.dirname;
if (!existsSync(join(folder, "node_modules", "lighthouse"))) {
  const { status } = spawnSync("npm", ["ci", "--ignore-scripts"], { cwd: folder, stdio: "inherit" });
  if (status !== 0) throw new Error("Lighthouse could not be installed");
}
const { default: lighthouse } = (await import(
  join(folder, "node_modules", "lighthouse", "core", "index.js")
)) as { default: Lighthouse };

const stage = await openAppStage();
const profile = mkdtempSync(join(tmpdir(), "lighthouse-"));
// Lighthouse sees the browser's own context, so that whoever logs in there is logged in for it.
const context = await chromium.launchPersistentContext(profile, {
  executablePath: findChromium(),
  args: [...CHROMIUM_FLAGS, `--remote-debugging-port=${PORT}`],
  locale: "zh-CN",
  hasTouch: true,
});
let failed = false;
try {
  const page = await context.newPage();
  const soon = await timeToTap(page);
  const rows: string[][] = [];
  const judge = async (path: string) => rows.push(await judged(path));
  for (const path of ["/", "/login", "/privacy", "/guide", "/rules", "/help"]) await judge(path);
  const own = await reachResult(page, stage, judge);
  for (const path of ["/collect", own, `${own}/result`, `${own}/orders`, `${own}/shoot`]) await judge(path);
  console.log(table(["page", ">accessibility", ">best practices", "what is missing"], rows));
  console.log(`first page usable on slow 4G after ${soon} ms`);
  failed ||= soon > SOON;
} finally {
  await context.close();
  await stage.close();
  rmSync(profile, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);

/** One page's scores, and the audits that are not full. */
async function judged(path: string): Promise<string[]> {
  const answer = await lighthouse(stage.origin + path, {
    port: PORT,
    onlyCategories: categories,
    disableStorageReset: true,
    logLevel: "error",
  });
  if (answer === undefined) throw new Error(`Lighthouse said nothing of ${path}`);
  const { categories: found, audits } = answer.lhr;
  const scores = categories.map((name) => Math.round((found[name]?.score ?? 0) * 100));
  failed ||= scores.some((score) => score < LEAST);
  const missing = Object.values(audits).filter(
    ({ score, scoreDisplayMode }) => scoreDisplayMode === "binary" && score !== null && score < 1,
  );
  const shown = path.replace(/[gp][\w-]{22}/, "…");
  return [shown, ...scores.map(String), missing.map(({ id }) => id).join(", ")];
}

/** From a cold cache to the first button that answers, ms. */
async function timeToTap(page: Page): Promise<number> {
  const network = await context.newCDPSession(page);
  await network.send("Network.enable");
  await network.send("Network.setCacheDisabled", { cacheDisabled: true });
  await network.send("Network.emulateNetworkConditions", { offline: false, ...SLOW_4G });
  const began = performance.now();
  await page.goto(stage.origin, { waitUntil: "commit" });
  await page.getByRole("button", { name: "立即进入" }).click({ trial: true });
  const took = Math.round(performance.now() - began);
  await network.detach();
  return took;
}

/** Logs in and goes the way of someone who pays nothing, to the result; judges what it passes. */
async function reachResult(page: Page, { demo }: AppStage, judge: (path: string) => Promise<unknown>) {
  const programme = programmeOf(stage, "青屿开放大学", "开放教育");
  const [graduate] = programme.graduates;
  if (graduate === undefined) throw new Error(`the demo has nobody in one of ${demo.length} programmes`);
  await logIn(page, stage);
  await judge("/school");
  await chooseProgramme(page, programme);
  await see(page, "相册识别");
  await judge(new URL(page.url()).pathname);
  await giveCode(page, graduate);
  await giveLastFour(page, graduate.documentNumber.slice(-4));
  await see(page, "信息无误，继续");
  const own = new URL(page.url()).pathname.replace(/\/record$/, "");
  await judge(`${own}/record`);
  await tap(page, "信息无误，继续");
  await see(page, "免费开始");
  await judge(`${own}/pay`);
  await tap(page, "免费开始");
  await tap(page, "看完了，去拍照");
  await shoot(page, PORTRAIT);
  return own;
}
