/** Runs the whole system on this machine, without an account or a network, and says where to look. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { port: { type: "string", default: "8787" } } });
const root = join(import.meta.dirname, "..");
const origin = `http://localhost:${values.port}`;

const worker = spawn("wrangler", ["dev", "--port", values.port, "--show-interactive-dev-session=false"], {
  cwd: root,
  stdio: ["inherit", "inherit", "inherit"],
  env: { ...process.env, WRANGLER_SEND_METRICS: "false", CLOUDFLARE_CF_FETCH_ENABLED: "false" },
});
worker.on("exit", (code) => process.exit(code ?? 0));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => worker.kill(signal));

await answering(`${origin}/health`);
console.log(`
  学照 Xuezhao is running.

  Try a photo 照片试做   ${origin}/desk/try
`);

/** Waits until the worker answers; if it stops instead, its exit ends this process too. */
async function answering(url: string): Promise<void> {
  for (;;) {
    const ok = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
