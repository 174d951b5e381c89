import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine } from "../../../worker/roster/csv-line.ts";
import { collisions, fileName, type NameFields } from "../../../worker/roster/export/names.ts";
import { readRow } from "../../../worker/roster/import/read-row.ts";

const fields: NameFields = {
  student_no: "2023001",
  exam_no: null,
  id_number: null,
  name: "周测试",
  school: "试验大学",
  college: "文/理学院",
  major: null,
  class: "1 班",
  year: "2027",
};
const context = { now: Date.UTC(2026, 10, 1), specimens: true };

test("a slash in a college's name makes no folder, and a missing field is named", () => {
  expect(fileName("{college}/{class}/{student_no}.jpg", fields)).toEqual({
    ok: true,
    name: "文_理学院/1 班/2023001.jpg",
  });
  expect(fileName("{exam_no}.jpg", fields)).toEqual({ ok: false, missing: "exam_no" });
});

test("whatever a field holds, the name stays inside the archive", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (college) => {
      const named = fileName("{college}/{student_no}.jpg", { ...fields, college });
      if (!named.ok) return;
      const parts = named.name.split("/");
      expect(parts).toHaveLength(2);
      expect(parts.some((part) => /^\.+$/.test(part) || part.includes("\\"))).toBe(false);
    }),
  );
});

test.each([
  ["CON", "_CON"],
  ["com1.old", "_com1.old"],
  ["文学院. .", "文学院_"],
  ["..", "_"],
  ["a\u202egpj.exe", "a_gpj.exe"],
  ["x".repeat(100), "x".repeat(80)],
])("a college called %j becomes the folder %j, which every system takes", (college, folder) => {
  const named = fileName("{college}/{student_no}.jpg", { ...fields, college });
  expect(named).toEqual({ ok: true, name: `${folder}/2023001.jpg` });
});

test("a file cannot have a device's name either, and keeps its ending", () => {
  const named = fileName("{student_no}.jpg", { ...fields, student_no: "NUL" });
  expect(named).toEqual({ ok: true, name: "_NUL.jpg" });
});

test("names that differ by case alone collide", () => {
  expect(collisions(["a/x1.jpg", "a/X1.jpg", "a/x2.jpg"])).toEqual(["a/x1.jpg", "a/X1.jpg"]);
});

test("cells that a spreadsheet would run are quoted, and what is written is read again", () => {
  expect(csvLine(["=1+1", 'a"b', "c,d", null, 5])).toBe(`'=1+1,"a""b","c,d",,5\r\n`);
});

test.each(["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", " =1", "＝1+1", "－1+1"])(
  "the cell %j is text, not a formula, in what is downloaded",
  (cell) => {
    expect(csvLine([cell])).toBe(`'${cell}\r\n`);
  },
);

test("a refund's negative sum stays a number", () => {
  expect(csvLine([-30, "-30.00"])).toBe("-30,-30.00\r\n");
});

test.each([
  [["", "周一", "990101200201010019"], ["studentNumber"]],
  [["2.023E+09", "周一", "990101200201010019"], ["studentNumber"]],
  [
    ["2023001", "", "990101200201010018"],
    ["name", "documentNumber"],
  ],
])("of the row %j the faults are in %j", (cells, wrong) => {
  const read = readRow(cells, { studentNumber: 0, name: 1, documentNumber: 2 }, context);
  expect(read.ok ? [] : read.faults.map(({ field }) => field)).toEqual(wrong);
});
