import { SaxesParser } from "saxes";
import { ListRefusal } from "./refusal.ts";

/** Takes the text of an XML file piece by piece. Malformed XML throws. */
export interface Sink {
  write(text: string): void;
}

/** What is told of a file, in its order; names of elements without their prefix, attributes as they are written. */
interface Listener {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(piece: string): void;
}

/** Elements of a sheet or of strings nest six deep. */
const DEEPEST = 32;
/** Characters that may pass while nothing is told: a comment or a declaration made to fill the memory. */
const LONGEST_WAIT = 10_000_000;

/** `row` of `x:row`: some programs write every name with a prefix of their own. */
const withoutPrefix = (name: string) => name.slice(name.indexOf(":") + 1);

/**
 * Reads XML and holds little, whatever it is given: refuses what nests deep or does not come to an end. Entities but
 * XML's own five are errors: a declaration of others is not read.
 */
export function xmlReader({ open, close, text }: Listener): Sink {
  const xml = new SaxesParser();
  let depth = 0;
  let waited = 0;
  let told = false;
  xml.on("error", (error) => {
    throw error;
  });
  xml.on("opentag", ({ name, attributes }) => {
    told = true;
    depth += 1;
    if (depth > DEEPEST) throw new ListRefusal("notWorkbook");
    open(withoutPrefix(name), attributes);
  });
  xml.on("closetag", ({ name }) => {
    told = true;
    depth -= 1;
    close?.(withoutPrefix(name));
  });
  xml.on("text", (piece) => {
    told = true;
    text?.(piece);
  });
  return {
    write(piece) {
      told = false;
      xml.write(piece);
      waited = told ? piece.length : waited + piece.length;
      if (waited > LONGEST_WAIT) throw new ListRefusal("tooLarge");
    },
  };
}
