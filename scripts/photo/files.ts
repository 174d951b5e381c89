import { readdirSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";

/** One photo to judge and the name its results carry. */
export interface PhotoFile {
  readonly path: string;
  readonly name: string;
}

/** Every file among the inputs and directly inside the folders among them, hidden files left out. */
export function listPhotos(inputs: readonly string[]): PhotoFile[] {
  const paths = inputs.flatMap((input) =>
    statSync(input).isDirectory()
      ? readdirSync(input)
          .filter((name) => !name.startsWith("."))
          .map((name) => join(input, name))
          .filter((path) => statSync(path).isFile())
          .sort()
      : [input],
  );
  return nameResults(paths);
}

/** `a.jpg` and `a.png` would write the same results: such files keep their extension in the name. */
function nameResults(paths: readonly string[]): PhotoFile[] {
  const stem = (path: string) => basename(path, extname(path));
  const seen = new Map<string, number>();
  for (const path of paths) seen.set(stem(path), (seen.get(stem(path)) ?? 0) + 1);
  return paths.map((path) => ({ path, name: (seen.get(stem(path)) ?? 0) > 1 ? basename(path) : stem(path) }));
}
