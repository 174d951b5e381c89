/**
 * Builds what browsers load into dist/assets, which the worker serves: the graduates' app, the desk's scripts, styles
 * and icon, and the headers of files that are served without the worker being asked.
 */
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { Hono } from "hono";
import { build as buildApp } from "vite";
import { securityHeaders } from "../worker/http/security-headers.ts";

const root = join(import.meta.dirname, "..");
const out = join(root, "dist", "assets");
const to = join(out, "assets");

rmSync(out, { recursive: true, force: true });
mkdirSync(join(to, "desk"), { recursive: true });
await buildApp({ configFile: join(root, "vite.config.ts"), logLevel: "warn" });
// Which script loads which is for the budget check, not for visitors.
renameSync(join(out, ".vite", "manifest.json"), join(root, "dist", "app-manifest.json"));
rmSync(join(out, ".vite"), { recursive: true });
await build({
  entryPoints: ["try.ts", "review.ts", "drop.ts"].map((name) => join(root, "web", "desk", name)),
  outdir: join(to, "desk"),
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
});
await build({
  entryPoints: [join(root, "web", "desk", "style", "desk.css")],
  outdir: join(to, "desk"),
  bundle: true,
  minify: true,
});
cpSync(join(root, "web", "icon.svg"), join(to, "icon.svg"));
writeFileSync(join(out, "_headers"), await headersFile());

/**
 * The worker's own security headers for every file, and a year of caching for those named by their content. A web
 * worker obeys the policy its script came with: only there may WebAssembly be compiled, in pages it may not.
 */
async function headersFile(): Promise<string> {
  const answer = await new Hono()
    .use(securityHeaders)
    .get("/", (context) => context.body(null))
    .request("/");
  const lines = [...answer.headers].map(([name, value]) => `  ${name}: ${value}`);
  return [
    "/*",
    ...lines,
    "/app/*",
    "  cache-control: public, max-age=31536000, immutable",
    "/app/workers/*",
    "  ! content-security-policy",
    "  content-security-policy: default-src 'none'; script-src 'wasm-unsafe-eval'; connect-src 'self'",
    "",
  ].join("\n");
}
