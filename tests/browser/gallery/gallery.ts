/**
 * `npm run gallery`: every screen of the app and every page of the desk, on one page, dist/gallery/index.html. The walks
 * are those of app.ts and of the desk's browser tests.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { needChineseFont } from "../../../scripts/chinese-font.ts";

const root = join(import.meta.dirname, "..", "..", "..");
const to = join(root, "dist", "gallery");
needChineseFont();
rmSync(to, { recursive: true, force: true });
mkdirSync(join(to, "desk"), { recursive: true });

/** Runs one walk; answers whether it came to its end. */
function walk(...command: readonly string[]): boolean {
  const env = { ...process.env, DESK_GALLERY: join(to, "desk") };
  return spawnSync(process.execPath, command, { cwd: root, env, stdio: "inherit" }).status === 0;
}

const app = walk(join("tests", "browser", "gallery", "app.ts"));
const vitest = join("node_modules", "vitest", "vitest.mjs");
const desk = walk(vitest, "run", "--project", "browser", "tests/browser/desk-");

/** Pictures of one folder, those of one screen side by side. */
function figures(folder: string): string {
  const names = readdirSync(join(to, folder)).filter((name) => name.endsWith(".png"));
  const screens = Map.groupBy(names.toSorted(), (name) => name.replace(/(-[a-d])?-[a-z]+\.png$/, ""));
  return [...screens]
    .map(([screen, pictures]) => {
      const images = pictures.map((name) => `<img src="${join(folder, name)}" alt="" loading="lazy">`);
      return `<figure>${images.join("")}<figcaption>${screen}</figcaption></figure>`;
    })
    .join("");
}

const style =
  "body{font:15px system-ui;background:#8a929b}section{display:flex;flex-wrap:wrap;gap:24px}figure{margin:0}img{max-width:640px;max-height:650px;border-radius:12px;margin-right:8px;vertical-align:top}";
writeFileSync(
  join(to, "index.html"),
  `<!doctype html><meta charset="utf-8"><title>学照 gallery</title><style>${style}</style>
<h1>App</h1><section>${figures("app")}</section><h1>Desk</h1><section>${figures("desk")}</section>`,
);
console.log(join("dist", "gallery", "index.html"));
process.exit(app && desk ? 0 : 1);
