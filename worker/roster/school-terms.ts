import { nameKey } from "./words/keys.ts";
import { pinyinOf } from "./words/pinyin.ts";

/** One text a school is found by, and how good a match by it is; 0 is best. */
export interface SchoolTerm {
  readonly term: string;
  readonly rank: number;
}

const LATER = 1;
const RANK = { name: 0, alias: 2, pinyin: 4, initials: 6 } as const;

/**
 * What a school is found by while someone types: its name, aliases, pinyin and initials, and every ending of
 * them that begins with a character or syllable (`交通` and `jt` find 上海交通大学). Each term once, at its best rank.
 */
export function schoolTerms(name: string, aliases: readonly string[]): readonly SchoolTerm[] {
  const best = new Map<string, number>();
  const add = (parts: readonly string[], rank: number) => {
    for (let start = 0; start < parts.length; start++) {
      const term = parts.slice(start).join("");
      const value = rank + (start === 0 ? 0 : LATER);
      if (term !== "" && value < (best.get(term) ?? Number.POSITIVE_INFINITY)) best.set(term, value);
    }
  };
  for (const [index, called] of [name, ...aliases].entries()) {
    const key = nameKey(called);
    add([...key], index === 0 ? RANK.name : RANK.alias);
    const syllables = pinyinOf(key);
    add(syllables, RANK.pinyin);
    add(
      syllables.map((syllable) => syllable.slice(0, 1)),
      RANK.initials,
    );
  }
  return [...best].map(([term, rank]) => ({ term, rank }));
}
