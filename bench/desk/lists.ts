import { strToU8, zipSync } from "fflate";

const HEADER = ["学号", "姓名", "证件类型", "证件号码", "层次", "学院", "专业", "班级", "考生号"];
const SURNAMES = [..."赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"];

/** Rows of an invented list, each valid: specimen numbers of region 990101. */
function rowsOf(count: number): readonly (readonly string[])[] {
  return Array.from({ length: count }, (_, row) => [
    `2023${String(row).padStart(8, "0")}`,
    `${SURNAMES[row % SURNAMES.length]}测${row.toString(36)}`,
    "居民身份证",
    "990101200201010019",
    "本科",
    `第${row % 24}学院`,
    `第${row % 180}专业`,
    `2023 级 ${row % 1500} 班`,
    `26${String(row).padStart(12, "0")}`,
  ]);
}

/** A list as a spreadsheet program exports it. */
export function csvList(count: number): File {
  const text = [HEADER, ...rowsOf(count)].map((cells) => cells.join(",")).join("\r\n");
  return new File([text], "list.csv");
}

/** The same list as a workbook, its strings shared as Excel and WPS write them. */
export function xlsxList(count: number): File {
  const index = new Map<string, number>();
  const shared = (text: string) => {
    const known = index.get(text);
    if (known !== undefined) return known;
    index.set(text, index.size);
    return index.size - 1;
  };
  const lines = [HEADER, ...rowsOf(count)].map((cells, row) => {
    const written = cells.map(
      (cell, column) =>
        `<c r="${String.fromCharCode(65 + column)}${row + 1}" s="1" t="s"><v>${shared(cell)}</v></c>`,
    );
    return `<row r="${row + 1}" spans="1:9">${written.join("")}</row>`;
  });
  const strings = [...index.keys()].map((text) => `<si><t>${text}</t></si>`);
  const zip = zipSync({
    "[Content_Types].xml": strToU8("<Types/>"),
    "xl/worksheets/sheet1.xml": strToU8(
      `<?xml version="1.0"?><worksheet><sheetData>${lines.join("")}</sheetData></worksheet>`,
    ),
    "xl/sharedStrings.xml": strToU8(`<?xml version="1.0"?><sst>${strings.join("")}</sst>`),
  });
  return new File([zip as Uint8Array<ArrayBuffer>], "list.xlsx");
}
