import { SaxesParser, type SaxesTagPlain } from "saxes";
import type { TakeRow } from "./csv.ts";

/** Takes the text of an XML file piece by piece. Malformed XML throws. */
export interface Sink {
  write(text: string): void;
}

function parser(): SaxesParser {
  const made = new SaxesParser();
  made.on("error", (error) => {
    throw error;
  });
  return made;
}

/** Reads `sharedStrings.xml` (ECMA-376 part 1, 18.4): each `si` is one string, phonetic readings (`rPh`) left out. */
export function readStrings(add: (text: string) => void): Sink {
  const xml = parser();
  let text = "";
  let inText = false;
  let phonetic = false;
  xml.on("opentag", ({ name }: SaxesTagPlain) => {
    if (name === "si") text = "";
    else if (name === "rPh") phonetic = true;
    else if (name === "t") inText = !phonetic;
  });
  xml.on("closetag", ({ name }: SaxesTagPlain) => {
    if (name === "si") add(text);
    else if (name === "rPh") phonetic = false;
    else if (name === "t") inText = false;
  });
  xml.on("text", (piece) => {
    if (inText) text += piece;
  });
  return { write: (piece) => void xml.write(piece) };
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
  const xml = parser();
  let cells: string[] = [];
  let line = 0;
  let column = -1;
  let kind = "";
  let value = "";
  let inValue = false;
  xml.on("opentag", ({ name, attributes }: SaxesTagPlain) => {
    if (name === "row") {
      cells = [];
      column = -1;
      line = attributes.r === undefined ? line + 1 : Number(attributes.r);
    } else if (name === "c") {
      column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
      kind = attributes.t ?? "n";
      value = "";
    } else if (name === "v" || name === "t") inValue = true;
  });
  xml.on("text", (piece) => {
    if (inValue) value += piece;
  });
  xml.on("closetag", ({ name }: SaxesTagPlain) => {
    if (name === "v" || name === "t") inValue = false;
    else if (name === "c" && column >= 0 && column < MOST_COLUMNS) {
      while (cells.length < column) cells.push("");
      cells[column] = kind === "s" ? (strings[Number(value)] ?? "") : value;
    } else if (name === "row" && cells.some((cell) => cell.trim() !== "")) take(cells, line);
  });
  return { write: (piece) => void xml.write(piece) };
}
