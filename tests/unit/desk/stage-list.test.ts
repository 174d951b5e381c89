import fc from "fast-check";
import { strToU8, zipSync } from "fflate";
import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { csvReader } from "../../../worker/roster/import/csv.ts";
import { ListRefusal } from "../../../worker/roster/import/refusal.ts";
import { type StagedRow, stageList } from "../../../worker/roster/import/stage-list.ts";

async function staged(...parts: readonly (string | Uint8Array<ArrayBuffer>)[]) {
  const chunks: (readonly StagedRow[])[] = [];
  const answer = await stageList(new Blob([...parts]), async (chunk, rows) => {
    expect(chunk).toBe(chunks.length);
    chunks.push(rows);
  });
  return { answer, chunks, rows: chunks.flat() };
}

/** Rows as CSV, each cell quoted. */
const written = (rows: readonly (readonly string[])[], end: string) =>
  rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")).join(end);

describe("CSV in pieces", () => {
  const cell = fc.string({ unit: fc.constantFrom("周", "a", "1", ",", '"', "\n", "\r\n", " ", "；") });

  test("reads like the whole text, wherever the pieces end", () => {
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(rows, fc.constantFrom("\n", "\r\n"), fc.array(fc.nat(40)), (cells, end, sizes) => {
        // Long enough that the reader does not wait for the end.
        const filler = Array.from({ length: 2600 }, (_, row) => [`n${row}`, "一二三四五六七八九十", "x"]);
        const text = written([["a", "b", "c"], ...filler, ...cells], end);
        const read: (readonly string[])[] = [];
        const reader = csvReader((taken) => void read.push([...taken]));
        reader.write(text.slice(0, 66_000));
        let at = 66_000;
        for (const size of sizes) {
          reader.write(text.slice(at, at + size));
          at += size;
        }
        reader.write(text.slice(at));
        reader.end();
        const whole = Papa.parse<string[]>(text, { delimiter: ",", newline: end as "\n" }).data;
        expect(read).toEqual(whole.filter((row) => row.some((one) => one.trim() !== "")));
      }),
      { numRuns: 30 },
    );
  });

  test("with a quotation mark that is never closed is refused before it fills the memory", () => {
    const reader = csvReader(() => undefined);
    const fill = () => {
      for (let piece = 0; piece < 40; piece++)
        reader.write(`"${"x".repeat(64 * 1024)}`.slice(piece === 0 ? 0 : 1));
    };
    expect(fill).toThrow(ListRefusal);
  });
});

describe("a list", () => {
  test("comes in chunks of 500 rows with the numbers that the rows have in the file", async () => {
    const lines = Array.from({ length: 1203 }, (_, row) => (row === 2 ? "" : `${row},周${row}`));
    const { answer, chunks } = await staged(["学号,姓名", ...lines].join("\r\n"));
    expect(answer).toEqual({ ok: true, format: "csv", header: ["学号", "姓名"], rows: 1202 });
    expect(chunks.map(({ length }) => length)).toEqual([500, 500, 202]);
    expect(chunks[0]?.[1]).toEqual({ line: 3, cells: ["1", "周1"] });
    expect(chunks[0]?.[2]).toEqual({ line: 5, cells: ["3", "周3"] });
  });

  test.each([
    ["tabs", "学号\t姓名\n1\t周", ["1", "周"]],
    ["semicolons", "学号;姓名\n1;周", ["1", "周"]],
    ["a byte order mark", "\u{feff}学号,姓名\n1,周", ["1", "周"]],
  ])("with %s is read", async (_, text, cells) => {
    const { answer, rows } = await staged(text);
    expect(answer.ok && answer.header).toEqual(["学号", "姓名"]);
    expect(rows[0]?.cells).toEqual(cells);
  });

  test("in UTF-16, as Excel calls Unicode text, is read", async () => {
    const units = Uint16Array.from([..."\u{feff}学号\t姓名\n1\t周"].map((letter) => letter.charCodeAt(0)));
    const { rows } = await staged(new Uint8Array(units.buffer));
    expect(rows.map(({ cells }) => cells)).toEqual([["1", "周"]]);
  });

  test("is read by its mark, whichever end of a character comes first, and though a byte is broken", async () => {
    const units = Uint16Array.from(
      [..."\u{feff}学号,姓名\n1,周"].map((letter) => {
        const code = letter.charCodeAt(0);
        return ((code & 0xff) << 8) | (code >> 8);
      }),
    );
    expect((await staged(new Uint8Array(units.buffer))).rows.map(({ cells }) => cells)).toEqual([
      ["1", "周"],
    ]);
    const broken = await staged("\u{feff}学号,姓名\n1,周", new Uint8Array([0xe5]), "\n2,李\n");
    expect(broken.rows.map(({ cells }) => cells)).toEqual([
      ["1", "周\ufffd"],
      ["2", "李"],
    ]);
  });

  test("has its header where columns are named, below a title and a note", async () => {
    const above = "江澜大学2026届毕业生名单,,\n填表说明：学号必填,,\n\n";
    const { answer, rows } = await staged(`${above}序号,学号,姓名\n1,2026001,周\n`);
    expect(answer).toEqual({ ok: true, format: "csv", header: ["序号", "学号", "姓名"], rows: 1 });
    expect(rows).toEqual([{ line: 5, cells: ["1", "2026001", "周"] }]);
  });

  test("whose columns have names that nobody knows has its first row for a header, however short it is", async () => {
    for (const count of [3, 30]) {
      const lines = Array.from({ length: count }, (_, row) => `${row},周`);
      const { answer, rows } = await staged(["编码,称呼", ...lines].join("\n"));
      expect(answer).toEqual({ ok: true, format: "csv", header: ["编码", "称呼"], rows: count });
      expect(rows.map(({ line }) => line)).toEqual(lines.map((_, row) => row + 2));
    }
  });

  test.each([
    ["", "empty"],
    ["学号,姓名\n", "empty"],
    ['学号,姓名\n1,"周', "openQuote"],
  ])("of the text %j is refused as %s", async (text, fault) => {
    expect((await staged(text)).answer).toEqual({ ok: false, fault });
  });

  test("of more than 100,000 rows is refused", async () => {
    expect((await staged("a,b\n", "1,2\n".repeat(100_001))).answer).toEqual({
      ok: false,
      fault: "tooManyRows",
    });
  });

  test("whose sheet inflates without end is refused early", async () => {
    const zip = zipSync({ "xl/worksheets/sheet1.xml": new Uint8Array(40 * 1024 * 1024).fill(32) });
    const { answer } = await staged(zip as Uint8Array<ArrayBuffer>);
    expect(answer).toEqual({ ok: false, fault: "tooLarge" });
  });

  const bomb = (files: Readonly<Record<string, string | Uint8Array>>) =>
    staged(
      zipSync(
        Object.fromEntries(
          Object.entries(files).map(([name, text]) => [
            name,
            typeof text === "string" ? strToU8(text) : text,
          ]),
        ),
        // So that the ratio of sizes does not give it away at once.
        { level: 0 },
      ) as Uint8Array<ArrayBuffer>,
    );
  const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
  const SHEET = "xl/worksheets/sheet1.xml";
  const STRINGS = "xl/sharedStrings.xml";
  const row = '<row><c t="str"><v>1</v></c></row>';

  test.each([
    [
      "entities that grow a thousandfold",
      { [SHEET]: `<!DOCTYPE x [<!ENTITY a "${"b".repeat(1000)}">]>${sheet(row.replace("1", "&a;&a;"))}` },
      "notWorkbook",
    ],
    [
      "an entity that reads a file",
      { [SHEET]: `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${sheet(row.replace("1", "&a;"))}` },
      "notWorkbook",
    ],
    ["elements nested without end", { [SHEET]: "<a>".repeat(100_000) }, "notWorkbook"],
    ["a comment without end", { [SHEET]: `<worksheet><!--${"x".repeat(12_000_000)}` }, "tooLarge"],
    [
      "a cell of a million characters",
      { [SHEET]: sheet(row.replace("1", "x".repeat(1_000_000))) },
      "tooLarge",
    ],
    [
      "a cell of many small pieces",
      { [SHEET]: sheet(row.replace("<v>1</v>", `<v>${"x".repeat(100)}</v>`.repeat(1000))) },
      "tooLarge",
    ],
    [
      "rows that repeat a long string",
      {
        [SHEET]: sheet('<row><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row>'.repeat(1000)),
        [STRINGS]: `<sst><si><t>${"x".repeat(9000)}</t></si></sst>`,
      },
      "tooLarge",
    ],
    [
      "more strings than any list has",
      { [SHEET]: sheet(row), [STRINGS]: `<sst>${"<si/>".repeat(1_000_001)}` },
      "tooLarge",
    ],
    [
      "thousands of files",
      Object.fromEntries(Array.from({ length: 2100 }, (_, file) => [`x${file}`, ""])),
      "notWorkbook",
    ],
  ])("with %s is refused", async (_, files, fault) => {
    expect((await bomb(files)).answer).toEqual({ ok: false, fault });
  });

  test("comes from the leftmost sheet that is shown, whatever its number", async () => {
    const named = (text: string) => sheet(`${row.replace("1", text)}${row}`);
    const { answer } = await bomb({
      "xl/workbook.xml":
        '<workbook><sheets><sheet name="h" state="hidden" r:id="r1"/><sheet name="b" r:id="r2"/><sheet name="a" r:id="r3"/></sheets></workbook>',
      "xl/_rels/workbook.xml.rels":
        '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Target="/xl/worksheets/sheet3.xml"/><Relationship Id="r3" Target="worksheets/sheet2.xml"/></Relationships>',
      "xl/worksheets/sheet1.xml": named("hidden"),
      "xl/worksheets/sheet2.xml": named("second"),
      "xl/worksheets/sheet3.xml": named("first"),
    });
    expect(answer.ok && answer.header).toEqual(["first"]);
  });

  test("whose workbook has a prefix before every name is read like any other", async () => {
    const cell = (text: string) => `<x:c t="inlineStr"><x:is><x:t>${text}</x:t></x:is></x:c>`;
    const rows = [
      ["学号", "姓名"],
      ["1", "周"],
    ].map((cells) => `<x:row>${cells.map(cell).join("")}</x:row>`);
    const { answer } = await bomb({
      "xl/workbook.xml":
        '<x:workbook><x:sheets><x:sheet name="a" rel:id="r1"/><x:sheet name="b" rel:id="r2"/></x:sheets></x:workbook>',
      "xl/_rels/workbook.xml.rels":
        '<Relationships><Relationship Id="r1" Target="worksheets/sheet2.xml"/><Relationship Id="r2" Target="worksheets/sheet1.xml"/></Relationships>',
      "xl/worksheets/sheet1.xml": sheet(row),
      "xl/worksheets/sheet2.xml": `<x:worksheet><x:sheetData>${rows.join("")}</x:sheetData></x:worksheet>`,
    });
    expect(answer).toEqual({ ok: true, format: "xlsx", header: ["学号", "姓名"], rows: 1 });
  });

  test("cut off within the sheet is no workbook", async () => {
    const rows = Array.from({ length: 2000 }, (_, row) => `<row><c t="str"><v>${row * 7919}</v></c></row>`);
    const sheet = `<worksheet><sheetData>${rows.join("")}</sheetData></worksheet>`;
    const zip = zipSync({ "xl/worksheets/sheet1.xml": strToU8(sheet) }) as Uint8Array<ArrayBuffer>;
    expect((await staged(zip)).answer.ok).toBe(true);
    expect((await staged(zip.slice(0, zip.length / 2))).answer).toEqual({ ok: false, fault: "notWorkbook" });
  });

  test("of any bytes at all is read or refused, never a bug", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (noise, archive) => {
        const head = archive ? new Uint8Array([0x50, 0x4b, 3, 4]) : new Uint8Array();
        const { answer, rows } = await staged(head, new Uint8Array(noise));
        expect(answer.ok ? rows.length : 0).toBe(answer.ok ? answer.rows : 0);
      }),
      { numRuns: 300 },
    );
  });
});
