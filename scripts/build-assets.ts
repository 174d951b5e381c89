/** Builds what browsers load into dist/assets, which the worker serves: the desk's scripts, styles and icon. */
import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

const root = join(import.meta.dirname, "..");
const to = join(root, "dist", "assets", "assets");

rmSync(to, { recursive: true, force: true });
mkdirSync(join(to, "desk"), { recursive: true });
await build({
  entryPoints: [join(root, "web", "desk", "try.ts")],
  outdir: join(to, "desk"),
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
});
cpSync(join(root, "web", "desk", "desk.css"), join(to, "desk", "desk.css"));
cpSync(join(root, "web", "icon.svg"), join(to, "icon.svg"));
