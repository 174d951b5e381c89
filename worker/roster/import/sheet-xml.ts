import type { TakeRow } from "./csv.ts";
import { ListRefusal } from "./refusal.ts";
import { type Sink, xmlReader } from "./xml-reader.ts";

/** Characters that a cell may have in a spreadsheet program (Excel's own limit). */
const LONGEST_CELL = 32_767;
/** Characters of a row: nine fields and a dozen others have a few hundred. */
const LONGEST_ROW = 10_000;

/** Reads `sharedStrings.xml` (ECMA-376 part 1, 18.4): each `si` is one string, phonetic readings (`rPh`) left out. */
export function readStrings(add: (text: string) => void): Sink {
  let text = "";
  let inText = false;
  let phonetic = false;
  return xmlReader({
    open(name) {
      if (name === "si") text = "";
      else if (name === "rPh") phonetic = true;
      else if (name === "t") inText = !phonetic;
    },
    close(name) {
      if (name === "si") add(text);
      else if (name === "rPh") phonetic = false;
      else if (name === "t") inText = false;
    },
    text(piece) {
      if (!inText) return;
      text += piece;
      if (text.length > LONGEST_CELL) throw new ListRefusal("tooLarge");
    },
  });
}

/** The column, from 0, of a cell reference such as `AB12`. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]+/.exec(reference)?.[0] ?? "") column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

const MOST_COLUMNS = 200;

/** Reads a worksheet (ECMA-376 part 1, 18.3) row by row; empty rows are left out, rows keep their numbers. */
export function readSheet(strings: readonly string[], take: TakeRow): Sink {
  let cells: string[] = [];
  let line = 0;
  let column = -1;
  let kind = "";
  let value = "";
  let inValue = false;
  let length = 0;
  const endCell = () => {
    if (column < 0 || column >= MOST_COLUMNS) return;
    while (cells.length < column) cells.push("");
    const cell = kind === "s" ? (strings[Number(value)] ?? "") : value;
    cells[column] = cell;
    length += cell.length;
    if (length > LONGEST_ROW) throw new ListRefusal("tooLarge");
  };
  return xmlReader({
    open(name, attributes) {
      if (name === "row") {
        cells = [];
        column = -1;
        length = 0;
        line = attributes.r === undefined ? line + 1 : Number(attributes.r);
      } else if (name === "c") {
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
        kind = attributes.t ?? "n";
        value = "";
      } else if (name === "v" || name === "t") inValue = true;
    },
    close(name) {
      if (name === "v" || name === "t") inValue = false;
      else if (name === "c") endCell();
      else if (name === "row" && cells.some((cell) => cell.trim() !== "")) take(cells, line);
    },
    text(piece) {
      if (!inValue) return;
      value += piece;
      if (value.length > LONGEST_CELL) throw new ListRefusal("tooLarge");
    },
  });
}
