import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { installFromDebian } from "./debian.ts";

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
  installFromDebian("chromium");
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
