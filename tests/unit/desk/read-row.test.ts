import { describe, expect, test } from "vitest";
import { readRow } from "../../../worker/roster/import/read-row.ts";

const mapping = { studentNumber: 0, name: 1, documentNumber: 2, className: 3 };
const context = { now: Date.UTC(2026, 5, 1), specimens: true };
const DOCUMENT = "990101200201010019";
const read = (...cells: readonly string[]) => readRow(cells, mapping, context);

describe("a row of a list", () => {
  test.each([
    ["invisible marks", "\u200b2026001\u202c", "\ufeff周\u200d测试", `\u202d${DOCUMENT}\u202c`],
    ["numbers kept as formulas", '="2026001"', "周测试", `="${DOCUMENT}"`],
    ["line breaks and tabs", "2026001\t", "周测试\n", `\t${DOCUMENT}`],
  ])("with %s is read as what it shows", (_, studentNumber, name, documentNumber) => {
    const answer = read(studentNumber, name, documentNumber, "计算机\n1 班");
    expect(answer).toMatchObject({
      ok: true,
      row: { studentNumber: "2026001", name: "周测试", documentNumber: DOCUMENT, className: "计算机 1 班" },
    });
  });

  test.each([
    ["the name", ["2026001", "周\ufffd\ufffd", DOCUMENT, ""], "name"],
    ["the name, by a formula", ["2026001", "#N/A", DOCUMENT, ""], "name"],
    ["the class", ["2026001", "周测试", DOCUMENT, "#REF!"], "className"],
  ] as const)("that cannot be read in %s is not taken over", (_, cells, field) => {
    const answer = read(...cells);
    expect(answer.ok ? [] : answer.faults.map((fault) => fault.field)).toEqual([field]);
  });

  test.each(["0", "-", "——"])("with the name %s has no name", (name) => {
    expect(read("2026001", name, DOCUMENT, "").ok).toBe(false);
  });
});
