import { execFileSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

const NAMES = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const MAC = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];

/** Flags for a headless run in a container without a network. */
export const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The browser for the browser tests: `CHROMIUM`, else what is on the PATH, else Debian's package is installed. */
export function findChromium(): string {
  const found = process.env.CHROMIUM ?? installed();
  if (found !== undefined) return found;
  installFromDebian();
  const after = installed();
  if (after !== undefined) return after;
  throw new Error("The browser tests need Chromium: install it, or set CHROMIUM to its path.");
}

function installed(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = [...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))), ...MAC];
  return candidates.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function installFromDebian(): void {
  if (process.platform !== "linux") return;
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const run = (...command: string[]) => {
    const [name = "", ...rest] = [...asRoot, ...command];
    execFileSync(name, rest, { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
  };
  try {
    run("apt-get", "update");
    run("apt-get", "install", "-y", "--no-install-recommends", "chromium");
  } catch {
    // Not Debian, or no right to install: the caller says what to do.
  }
}
