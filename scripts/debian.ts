import { execFileSync } from "node:child_process";

/** Installs a package of Debian's where that is possible: on Linux, as root or with a sudo that asks nothing. */
export function installFromDebian(name: string): void {
  if (process.platform !== "linux") return;
  const asRoot = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const run = (...command: string[]) => {
    const [first = "", ...rest] = [...asRoot, ...command];
    execFileSync(first, rest, {
      stdio: "ignore",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  };
  try {
    run("apt-get", "update");
    run("apt-get", "install", "-y", "--no-install-recommends", name);
  } catch {
    // Not Debian, or no right to install: the caller says what to do.
  }
}
