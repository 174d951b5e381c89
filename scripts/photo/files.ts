import { accessSync, constants, readdirSync, statSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";

/** One photo to judge and the name its results carry. */
export interface PhotoFile {
  readonly path: string;
  readonly name: string;
}

/** What may be written beside each other for one name. */
export const ENDINGS = {
  report: ".report.json",
  photo: ".jpg",
  matte: ".matte.png",
  sheet: ".sheet.jpg",
} as const;

/** The photos of a command line, or why it cannot be followed. */
type Listed =
  | { readonly ok: true; readonly photos: readonly PhotoFile[] }
  | { readonly ok: false; readonly wrong: string };

/**
 * Every file among the inputs and directly inside the folders among them, hidden files left out; each with a name of its
 * own. Results never go beside originals: one may have the other's name, and there is only one original.
 *
 * @param out Folder the results go to; it need not exist.
 */
export function listPhotos(inputs: readonly string[], out: string): Listed {
  const paths: string[] = [];
  for (const input of inputs) {
    const found = filesOf(input);
    if (typeof found === "string") return { ok: false, wrong: found };
    paths.push(...found);
  }
  const photos = nameResults([...new Set(paths.map((path) => resolve(path)))]);
  if (photos.length === 0) return { ok: false, wrong: `There is no file in ${inputs.join(", ")}.` };
  const beside = photos.find(({ path }) => dirname(path) === resolve(out));
  if (beside)
    return { ok: false, wrong: `${beside.path} lies in --out: choose another folder for the results.` };
  return { ok: true, photos };
}

/** The files that an input stands for, or why it cannot be read. */
function filesOf(input: string): readonly string[] | string {
  try {
    accessSync(input, constants.R_OK);
    if (!statSync(input).isDirectory()) return [input];
    return readdirSync(input)
      .filter((name) => !name.startsWith("."))
      .map((name) => join(input, name))
      .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
      .sort();
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === "ENOENT" ? "does not exist" : "cannot be read";
    return `${input} ${why}.`;
  }
}

/** `a.jpg` and `a.png` would write the same results: such files keep their extension, and a number where that is not enough. */
function nameResults(paths: readonly string[]): PhotoFile[] {
  const stem = (path: string) => basename(path, extname(path));
  const count = new Map<string, number>();
  for (const path of paths) count.set(stem(path), (count.get(stem(path)) ?? 0) + 1);
  const given = new Set<string>();
  return paths.map((path) => {
    const wanted = count.get(stem(path)) === 1 ? stem(path) : basename(path);
    let name = wanted;
    for (let number = 2; given.has(name); number++) name = `${wanted}-${number}`;
    given.add(name);
    return { path, name };
  });
}
