import { SURNAME_READINGS, WORD_READINGS } from "./readings.ts";
import { SYLLABLES } from "./syllables.ts";

const order = new Intl.Collator("zh-Hans-CN-u-co-pinyin");

/** The usual reading of one Chinese character, without its tone; other characters are answered as they are. */
function syllableOf(character: string): string {
  if (!/^\p{Script=Han}$/u.test(character)) return character;
  let low = 0;
  let high = SYLLABLES.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (order.compare(SYLLABLES[middle]?.[0] ?? "", character) <= 0) low = middle;
    else high = middle - 1;
  }
  return SYLLABLES[low]?.[1] ?? character;
}

/** The longest entry of `readings` that the text has at `at`. */
function wordAt(text: string, at: number, readings: ReadonlyMap<string, readonly string[]>) {
  for (let length = 4; length >= 1; length--) {
    const word = text.slice(at, at + length);
    const reading = readings.get(word);
    if (reading !== undefined) return { length: word.length, reading };
  }
  return undefined;
}

/**
 * The pinyin of a text, one entry a Chinese character and one a run of Latin letters or digits; `重庆` is
 * `["chong", "qing"]`. A character with several readings gets the one of the known words, else the usual one.
 */
export function pinyinOf(text: string): readonly string[] {
  const syllables: string[] = [];
  for (let at = 0; at < text.length; ) {
    const known = wordAt(text, at, WORD_READINGS);
    if (known !== undefined) {
      syllables.push(...known.reading);
      at += known.length;
      continue;
    }
    const [token = ""] = /^(?:[a-z0-9]+|.)/su.exec(text.slice(at)) ?? [];
    syllables.push(syllableOf(token));
    at += token.length;
  }
  return syllables;
}

/**
 * The pinyin initials of a person's name key: `单雨桐` is `syt`, since surnames have readings of their own.
 * Other alphabets give the first letter of the name as a whole; what has no letter gives nothing.
 */
export function nameInitials(nameKey: string): string {
  const surname = wordAt(nameKey, 0, SURNAME_READINGS);
  const rest = nameKey.slice(surname?.length ?? 0);
  const syllables = [...(surname?.reading ?? []), ...pinyinOf(rest)];
  return syllables.map((syllable) => /^[a-z]/.exec(syllable)?.[0] ?? "").join("");
}
