import { parseArgs } from "node:util";
import { getPaper, PAPERS } from "../../worker/photo/layout/papers.ts";
import { getSpec, SPECS } from "../../worker/photo/spec/specs.ts";

/** What the command line asks for. */
export interface PhotoArguments {
  readonly inputs: readonly string[];
  readonly out: string;
  readonly spec: string | undefined;
  readonly matte: boolean;
  readonly layout: string | undefined;
  readonly json: boolean;
}

export const USAGE = `Usage: npm run photo -- <file or folder>... --out <folder> [options]

  --out <folder>   where <name>.jpg and <name>.report.json are written
  --spec <id>      the photo standard (moe-blue when not given)
  --matte          also write <name>.matte.png: 8-bit alpha at the original's upright size
  --layout <paper> also write <name>.sheet.jpg: a layout sheet on 5寸, 6寸 or A4 paper
  --json           print one line of JSON a photo instead of the progress bar`;

/** Reads the command line; answers what is wrong with it when it cannot be followed. */
export function readArguments(argv: readonly string[]): PhotoArguments | { readonly wrong: string } {
  try {
    const { values, positionals } = parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        out: { type: "string" },
        spec: { type: "string" },
        matte: { type: "boolean", default: false },
        layout: { type: "string" },
        json: { type: "boolean", default: false },
      },
    });
    if (positionals.length === 0) return { wrong: "No photo was given." };
    if (values.out === undefined) return { wrong: "--out is missing." };
    const { out, spec, matte, layout, json } = values;
    if (spec !== undefined && !getSpec(spec)) {
      return { wrong: `There is no photo standard ${spec}. There are: ${ids(SPECS)}.` };
    }
    if (layout !== undefined && !getPaper(layout)) {
      return { wrong: `There is no paper ${layout}. There are: ${ids(PAPERS)}.` };
    }
    return { inputs: positionals, out, spec, matte, layout, json };
  } catch (error) {
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}

function ids(choices: readonly { readonly id: string }[]): string {
  return choices.map(({ id }) => id).join(", ");
}
