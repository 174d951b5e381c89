import { type Sink, xmlReader } from "./xml-reader.ts";

/** What a workbook says of its sheets, in the order of their tabs. */
export class SheetOrder {
  /** Relationship ids of the sheets that are shown, in their order. */
  readonly #shown: string[] = [];
  readonly #targets = new Map<string, string>();

  /** Reads `xl/workbook.xml` (ECMA-376 part 1, 18.2.20). */
  readonly workbook: Sink = xmlReader({
    open: (name, { state, ...others }) => {
      // Of a sheet's attributes only the relationship's id has a prefix, whichever it is.
      const [, id] = Object.entries(others).find(([key]) => key.endsWith(":id")) ?? [];
      if (name === "sheet" && id !== undefined && (state ?? "visible") === "visible") this.#shown.push(id);
    },
  });

  /** Reads `xl/_rels/workbook.xml.rels` (part 2, 9.3): where each sheet lies. */
  readonly relationships: Sink = xmlReader({
    open: (name, { Id, Target }) => {
      if (name === "Relationship" && Id !== undefined && Target !== undefined) this.#targets.set(Id, Target);
    },
  });

  /** Where the first sheet that is shown lies in the archive; undefined where the workbook does not say. */
  get first(): string | undefined {
    const target = this.#targets.get(this.#shown[0] ?? "");
    return target?.startsWith("/") ? target.slice(1) : target && `xl/${target}`;
  }
}
