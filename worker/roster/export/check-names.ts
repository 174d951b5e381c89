import type { ExportField } from "../policy/export-name.ts";
import { collisions, fileName } from "./names.ts";
import type { ExportItem } from "./ready.ts";

/** A photo that cannot be named, or has another one's name. */
interface NameProblem {
  readonly item: ExportItem;
  readonly problem: { readonly missing: ExportField } | { readonly collides: string };
}

/** What an export would come to, before anything is written. */
export interface ExportCheck {
  readonly photos: number;
  /** Names as they would be, a few. */
  readonly first: readonly string[];
  /** Names that two or more would have. */
  readonly collisions: readonly string[];
  /** How many lack a field of the template. */
  readonly missing: Readonly<Partial<Record<ExportField, number>>>;
  readonly problems: readonly NameProblem[];
}

/** Names every photo and says which names do not work; nothing is read from the bucket. */
export async function checkNames(
  pages: AsyncIterable<readonly ExportItem[]>,
  template: string,
): Promise<ExportCheck> {
  const named: { readonly item: ExportItem; readonly name: string }[] = [];
  const problems: NameProblem[] = [];
  const missing: Partial<Record<ExportField, number>> = {};
  let photos = 0;
  for await (const page of pages) {
    photos += page.length;
    for (const item of page) {
      const read = fileName(template, item.fields);
      if (read.ok) named.push({ item, name: read.name });
      else {
        missing[read.missing] = (missing[read.missing] ?? 0) + 1;
        problems.push({ item, problem: { missing: read.missing } });
      }
    }
  }
  const names = named.map(({ name }) => name);
  const twice = collisions(names);
  const alike = new Set(twice.map((name) => name.toLowerCase()));
  const colliding = named.filter(({ name }) => alike.has(name.toLowerCase()));
  problems.push(...colliding.map(({ item, name }) => ({ item, problem: { collides: name } })));
  return { photos, first: names.slice(0, 5), collisions: twice, missing, problems };
}

/** Whether a check found nothing in the way. */
export function worksOut({ photos, problems }: ExportCheck): boolean {
  return photos > 0 && problems.length === 0;
}
