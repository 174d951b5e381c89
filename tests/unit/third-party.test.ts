import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "..", "..");
const read = (name: string) => readFileSync(join(root, name), "utf8");

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

const { dependencies } = JSON.parse(read("package.json")) as { dependencies: Record<string, string> };
const { packages } = JSON.parse(read("package-lock.json")) as { packages: Record<string, Locked> };
const table = read("THIRD_PARTY.md");

/** Licences under which parts may ship: none asks that what they are part of is given away. */
const PERMISSIVE = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "ISC",
  "MIT",
  "(MIT OR CC0-1.0)",
]);

test.each(Object.entries(dependencies))("THIRD_PARTY lists %s %s with its licence", (name, version) => {
  const licence = packages[`node_modules/${name}`]?.license ?? "none stated";
  expect(table).toContain(`| ${name} | ${version} | ${licence} |`);
});

test("THIRD_PARTY lists no package that does not ship", () => {
  const listed = [...table.matchAll(/^\| (\S+) \| (\d\S*) \| \S+ \|$/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual(Object.keys(dependencies).sort());
});

test("everything that the shipped packages bring with them has a permissive licence", () => {
  const shipped = Object.entries(packages).filter(
    ([path, { dev, devOptional }]) => path && !dev && !devOptional,
  );
  expect(shipped.length).toBeGreaterThan(Object.keys(dependencies).length);
  const others = shipped.filter(([, { license }]) => !PERMISSIVE.has(license ?? ""));
  expect(others.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
});
