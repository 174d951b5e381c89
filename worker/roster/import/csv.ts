import Papa from "papaparse";
import { ListRefusal } from "./refusal.ts";

/** Takes rows with their numbers in the file, the first being 1; empty rows are left out, but counted. */
export type TakeRow = (cells: readonly string[], line: number) => void;

/** Takes a file's text piece by piece. */
export interface TextReader {
  write(text: string): void;
  end(): void;
}

/** One row with more characters than this means a quotation mark that nobody closed. */
const LONGEST_ROW = 1_000_000;
/** Enough to see the delimiter and the line ends. */
const FIRST_LOOK = 64 * 1024;

const empty = (cells: readonly string[]) => cells.every((cell) => cell.trim() === "");

/**
 * Reads CSV row by row from pieces of any size; holds no more than a piece and the row that is not complete yet. The
 * delimiter and the kind of line end are told from the beginning. Throws `ListRefusal` for a quotation mark that stands
 * open to the end.
 */
export function csvReader(take: TakeRow): TextReader {
  let parser: Papa.Parser | null = null;
  let rest = "";
  let line = 0;
  const parse = (final: boolean) => {
    if (parser === null) {
      const { delimiter, linebreak } = Papa.parse<string[]>(rest.slice(0, FIRST_LOOK), { preview: 20 }).meta;
      parser = new Papa.Parser({ delimiter, newline: lineEnd(linebreak) });
    }
    const { data, errors, meta } = parser.parse(rest, 0, !final) as Papa.ParseResult<string[]>;
    rest = rest.slice(meta.cursor);
    const open = final && errors.some(({ code }) => code === "MissingQuotes");
    if (open || rest.length > LONGEST_ROW) throw new ListRefusal("openQuote");
    for (const cells of data) {
      line += 1;
      if (!empty(cells)) take(cells, line);
    }
  };
  return {
    write(text) {
      rest += text;
      if (parser !== null || rest.length >= FIRST_LOOK) parse(false);
    },
    end() {
      if (rest !== "") parse(true);
    },
  };
}

function lineEnd(found: string): "\r" | "\n" | "\r\n" {
  return found === "\r" || found === "\r\n" ? found : "\n";
}
