import { describe, expect, test } from "vitest";
import { checkFigures } from "../../../worker/photo/check-figures.ts";
import type { Check } from "../../../worker/photo/checks/check.ts";

function check(differs: Pick<Check, "measured" | "limit" | "unit">): Check {
  const text = { zh: "", en: "" };
  return { id: "x", title: text, verdict: "pass", advice: text, ...differs };
}

describe("the figures beside a check", () => {
  test.each([
    { measured: 71.234, limit: { min: 50, max: 110 }, unit: "px", zh: "测得 71.2 px · 要求 ≥ 50, ≤ 110 px" },
    { measured: 0.0083, limit: { max: 0.006 }, unit: "", zh: "测得 0.0083 · 要求 ≤ 0.006" },
    { measured: 177.96, limit: { min: 178 }, unit: "px", zh: "测得 177.96 px · 要求 ≥ 178 px" },
    { measured: 40004, limit: { max: 40000 }, unit: "byte", zh: "测得 40004 字节 · 要求 ≤ 40000 字节" },
    { measured: 1, limit: { min: 1, max: 1 }, unit: "faces", zh: "测得 1 张脸 · 要求 1 张脸" },
    { measured: 29700, limit: { max: 40000 }, unit: "byte", zh: "测得 29700 字节 · 要求 ≤ 40000 字节" },
    { measured: null, limit: { max: 0.6 }, unit: "", zh: "未测得 · 要求 ≤ 0.6" },
    { measured: "#ffffff", limit: { equals: "#ffffff" }, unit: "", zh: "测得 #ffffff · 要求 #ffffff" },
    { measured: 3, limit: {}, unit: "", zh: "测得 3" },
  ])("say what was measured and what is required, on its own side of the limit: $zh", ({ zh, ...found }) => {
    expect(checkFigures(check(found), "zh")).toBe(zh);
  });

  test.each([
    { measured: 2, limit: { max: 1 }, unit: "faces", en: "measured 2 faces · required ≤ 1 face" },
    { measured: 1, limit: { min: 1, max: 1 }, unit: "faces", en: "measured 1 face · required 1 face" },
    {
      measured: 0,
      limit: { min: 1, max: 3 },
      unit: "faces",
      en: "measured 0 faces · required ≥ 1, ≤ 3 faces",
    },
    { measured: 1, limit: { max: 40000 }, unit: "byte", en: "measured 1 byte · required ≤ 40000 bytes" },
    { measured: 1, limit: { min: 1 }, unit: "px", en: "measured 1 px · required ≥ 1 px" },
  ])("are said in English too, of one thing in the singular: $en", ({ en, ...found }) => {
    expect(checkFigures(check(found), "en")).toBe(en);
  });
});
