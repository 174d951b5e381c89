import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { open, pages, root } from "./runtime.ts";

describe("the shell as a whole", () => {
  it("has every file of every page, with each handler and each word its markup names", async () => {
    for (const path of pages) {
      const name = path.split("/")[1] ?? "";
      const { page } = await open(name, { req: "r-1" });
      const markup = readFileSync(join(root, `${path}.wxml`), "utf8");
      const handlers = Array.from(markup.matchAll(/bind\w+="(\w+)"/g), (match) => match[1] ?? "");
      for (const handler of handlers) expect(page[handler], `${path} ${handler}`).toBeTypeOf("function");
      const used = Array.from(markup.matchAll(/text\.(\w+)/g), (match) => match[1] ?? "");
      const text = page.data.text as Record<string, string>;
      for (const word of used) expect(text[word], `${path} ${word}`).toBeTypeOf("string");
      expect(JSON.parse(readFileSync(join(root, `${path}.json`), "utf8"))).toBeTypeOf("object");
    }
    const folders = readdirSync(join(root, "pages"));
    expect(folders.toSorted()).toEqual(pages.map((path) => path.split("/")[1]).toSorted());
  });

  it("follows WeChat's text size on every page: the root's is the user's, and no text has a size of its own", () => {
    for (const path of pages) {
      const markup = readFileSync(join(root, `${path}.wxml`), "utf8");
      expect(markup, path).toMatch(/^<page-meta root-font-size="system" \/>\n/);
    }
    for (const path of ["app.wxss", "components/privacy/privacy.wxss"]) {
      const style = readFileSync(join(root, path), "utf8");
      const sizes = Array.from(style.matchAll(/font-size: ([^;]+);/g), (match) => match[1] ?? "");
      expect(sizes.length, path).toBeGreaterThan(0);
      for (const size of sizes) expect(size, path).toMatch(/^[\d.]+rem$/);
    }
  });

  it("speaks Chinese to Chinese phones and English to others, and tells the application which", async () => {
    const down = { "/api/session/ticket": "down" } as const;
    const chinese = await open("index", {}, down);
    expect(chinese.page.data.problem).toBe("网络不稳定，请重试");
    const english = await open("index", {}, down, {}, "fr");
    expect(english.page.data.problem).toMatch(/^The network/);
    expect(english.of("request")[0]?.header).toEqual({ "Accept-Language": "en" });
  });
});
