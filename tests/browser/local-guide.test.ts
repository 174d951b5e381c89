import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freePort } from "../../local/system/ports.ts";
import { CHROMIUM_FLAGS, findChromium } from "../../scripts/chromium.ts";
import { accessibilityFaults, PATIENCE, tooWide } from "./app-steps.ts";

const root = join(import.meta.dirname, "..", "..");
const folder = mkdtempSync(join(tmpdir(), "local-"));
let started: ChildProcess;
let browser: Browser;
let origin = "";

/** What `npm start` runs, with data of its own, and but for that port on free ones. */
async function start(port: number): Promise<ChildProcess> {
  const ports = { port, "wechat-port": await freePort(), "control-port": await freePort() };
  const words = Object.entries({ ...ports, data: folder }).flatMap(([name, value]) => [
    `--${name}`,
    `${value}`,
  ]);
  return spawn("node", [join(root, "scripts", "start.ts"), ...words], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    // It bundles for itself.
    env: {
      ...process.env,
      BUNDLES: undefined,
      PATH: `${join(root, "node_modules", ".bin")}:${process.env.PATH ?? ""}`,
    },
  });
}

beforeAll(async () => {
  const port = await freePort();
  origin = `http://localhost:${port}`;
  started = await start(port);
  browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
  await new Promise<void>((resolve, reject) => {
    let said = "";
    const hear = (more: Buffer) => {
      said += String(more);
      if (said.includes(`${origin}/local`)) resolve();
    };
    started.stdout?.on("data", hear);
    started.stderr?.on("data", hear);
    started.once("exit", () => reject(new Error(`It ended before it was up: ${said}`)));
  });
}, 4 * PATIENCE);

afterAll(async () => {
  await browser?.close();
  const ended = new Promise((resolve) => started.once("exit", resolve));
  started.kill("SIGTERM");
  await ended;
  rmSync(folder, { recursive: true, force: true });
});

/** A newcomer who knows nothing but what the guide says: taps what is framed, types what is grey. */
class Newcomer {
  readonly #context: BrowserContext;
  readonly #guide: Page;
  readonly #files = new Map<string, string>();
  #page: Page;
  #pressed = "";

  constructor(context: BrowserContext, guide: Page) {
    this.#context = context;
    this.#guide = guide;
    this.#page = guide;
  }

  /** Saves every picture of a way's card under the name it goes by. */
  async savePictures(way: Locator): Promise<void> {
    for (const link of await way.locator(".props a").all()) {
      const [saved] = await Promise.all([this.#guide.waitForEvent("download"), link.click()]);
      const name = ((await link.textContent()) ?? "").replace(/^(保存|Save )/, "");
      const path = join(folder, `${crypto.randomUUID()}-${saved.suggestedFilename()}`);
      await saved.saveAs(path);
      this.#files.set(name, path);
    }
  }

  /** Does one step of the list; answers the file that was saved by it, if any. */
  async follow(step: Locator): Promise<Buffer | undefined> {
    let saved: Buffer | undefined;
    for (const part of await step.locator("a, .press, .enter, .pick, form").all()) {
      const text = ((await part.textContent()) ?? "").trim();
      const kind = await part.evaluate((element) => element.className || element.localName);
      if (kind === "a") await this.#open((await part.getAttribute("href")) ?? "/");
      else if (kind === "form") await this.#openDesk(part.locator("button"));
      else if (kind === "enter") await this.#enter(text);
      else if (kind === "pick") await this.#pick(text);
      else saved = await this.#press(text);
    }
    return saved;
  }

  async #open(path: string): Promise<void> {
    if (this.#page === this.#guide) this.#page = await this.#context.newPage();
    await this.#page.goto(new URL(path, origin).href);
  }

  async #openDesk(button: Locator): Promise<void> {
    const [desk] = await Promise.all([this.#context.waitForEvent("page"), button.click()]);
    await desk.waitForLoadState();
    const approve = desk.locator("#approve button[type=submit]");
    for (const until = Date.now() + PATIENCE; Date.now() < until && (await approve.count()) === 0; ) {
      await desk.waitForTimeout(500);
      await desk.goto(`${origin}/desk/review`);
    }
    expect(await approve.textContent()).toMatch(/通过|Approve/);
    await approve.click();
    await desk.waitForLoadState();
  }

  async #enter(text: string): Promise<void> {
    const page = this.#page;
    const choice = page.locator("label.choice", { hasText: text });
    const fields = page.locator("main input.input");
    const keys = page.locator(".keys");
    await choice.or(fields).or(keys).first().waitFor({ timeout: PATIENCE });
    if ((await choice.count()) > 0) return choice.click();
    if ((await keys.count()) > 0) {
      for (const key of text) await page.locator(".key").filter({ hasText: key }).click();
      return;
    }
    for (const field of await fields.all())
      if ((await field.inputValue()) === "") return this.#fill(field, text);
  }

  async #fill(field: Locator, text: string): Promise<void> {
    await field.fill(text);
    if ((await field.getAttribute("type")) === "search")
      await this.#page.getByRole("button", { name: text }).first().click({ timeout: PATIENCE });
  }

  async #pick(name: string): Promise<void> {
    const frame = this.#page
      .locator("label", { hasText: name })
      .or(this.#page.locator("label", { hasText: this.#pressed }));
    await frame
      .locator("input[type=file]")
      .first()
      .setInputFiles(this.#files.get(name) ?? "");
  }

  async #press(label: string): Promise<Buffer | undefined> {
    const page = this.#page;
    this.#pressed = label;
    // The reviewer's button was pressed at the desk.
    if (label === "通过" || label === "Approve") return undefined;
    const button = page.getByRole("button", { name: label, exact: true });
    const picker = page.locator("label.pick", { hasText: label });
    const link = page.locator("a.pick:not([aria-disabled=true])", { hasText: label });
    await button.or(picker).or(link).first().waitFor({ timeout: PATIENCE });
    for (const tick of await page.locator(".tick input").all())
      if (await tick.isVisible()) await tick.check();
    if ((await picker.count()) > 0) return undefined;
    if ((await link.count()) > 0) {
      const [saved] = await Promise.all([page.waitForEvent("download"), link.click()]);
      return readFileSync(await saved.path());
    }
    await button.click({ timeout: PATIENCE });
    return undefined;
  }
}

/** Reviews one after another: each looks at what is on top of the queue. */
let reviewing: Promise<unknown> = Promise.resolve();

async function walk(way: "code" | "identity", path: string, options: Parameters<Browser["newContext"]>[0]) {
  const context = await browser.newContext(options);
  const guide = await context.newPage();
  await guide.goto(origin + path);
  const card = guide.locator(`#${way}`);
  const newcomer = new Newcomer(context, guide);
  await newcomer.savePictures(card);
  let saved: Buffer | undefined;
  for (const step of await card.locator(".steps li").all()) {
    if ((await step.locator("form").count()) > 0) {
      reviewing = reviewing.then(() => newcomer.follow(step));
      await reviewing;
    } else saved = await newcomer.follow(step);
  }
  await context.close();
  return saved;
}

test(
  "a newcomer who does only what the guide says gets from the code, and from the ID card, to the saved photo",
  async () => {
    const [first, second] = await Promise.all([
      walk("code", "/local", { locale: "zh-CN", viewport: { width: 1280, height: 800 } }),
      walk("identity", "/local/en", { locale: "en-GB", viewport: { width: 1280, height: 800 } }),
    ]);
    for (const saved of [first, second]) expect(saved?.subarray(0, 3).toString("hex")).toBe("ffd8ff");
  },
  6 * PATIENCE,
);

test(
  "the guide fits a phone and a desktop, in the light and in the dark, and names everybody with their codes",
  async () => {
    for (const path of ["/local", "/local/en"]) {
      for (const [width, colorScheme] of [
        [390, "dark"],
        [1280, "light"],
      ] as const) {
        const page = await browser.newPage({ viewport: { width, height: 844 }, colorScheme });
        await page.goto(origin + path);
        for (const summary of await page.locator("summary").all()) await summary.click();
        expect(await page.locator("td img.thumb").count()).toBe(24);
        expect(await tooWide(page)).toBe(false);
        expect(await accessibilityFaults(page)).toEqual([]);
        await page.close();
      }
    }
  },
  2 * PATIENCE,
);

/** A second start while the first one runs: what it says and how it ends. */
async function startAgain(port: number): Promise<{ readonly code: number | null; readonly said: string }> {
  const second = await start(port);
  let said = "";
  second.stderr?.on("data", (more: Buffer) => {
    said += String(more);
  });
  const code = await new Promise<number | null>((resolve) => second.once("close", resolve));
  return { code, said };
}

test(
  "a second start on the same ports, or on the same data, says so and leaves the first one as it was",
  async () => {
    const guide = join(folder, "assets", "local", "index.html");
    const before = statSync(guide).mtimeMs;
    const samePort = await startAgain(Number(new URL(origin).port));
    expect(samePort.code).toBe(1);
    expect(samePort.said).toContain(`Taken already: port ${new URL(origin).port}.`);
    const sameData = await startAgain(await freePort());
    expect(sameData.code).toBe(1);
    expect(sameData.said).toContain(`Another Xuezhao is running on the data in ${folder}`);
    expect(statSync(guide).mtimeMs).toBe(before);
    expect((await fetch(`${origin}/local/photo.png`)).headers.get("Content-Type")).toBe("image/png");
  },
  PATIENCE,
);

test("the guide's link runs the cron jobs at once", async () => {
  const page = await browser.newPage({ locale: "en-GB" });
  await page.goto(`${origin}/local/en`);
  const [jobs] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("link", { name: "run them now" }).click(),
  ]);
  expect(await jobs.locator("body").textContent()).toBe("ok");
  await page.close();
});

test("what is built for production holds no guide", () => {
  expect(readdirSync(join(root, "dist", "assets"))).not.toContain("local");
});
