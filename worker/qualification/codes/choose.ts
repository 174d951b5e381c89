import { type Outcome, refuse } from "../refusal.ts";
import type { AcquisitionCodes, CodeRecord } from "./codes.ts";

/** Most texts of one picture that are sent to the decoder. */
const MOST = 4;

/**
 * Finds the acquisition code among the texts of a picture, or in the one text of the native scanner.
 *
 * Other codes of the picture (a payment code, a web address) do not matter. Refuses when there is none, when there
 * are two of different records, and with the decoder's own word when the only candidate is refused.
 */
export async function chooseCode(
  codes: AcquisitionCodes,
  texts: readonly string[],
): Promise<Outcome<CodeRecord>> {
  const trimmed = texts.map((text) => text.trim()).filter((text) => text !== "");
  if (trimmed.length === 0) return refuse("codeUnreadable");
  const candidates = [...new Set(trimmed)].filter((text) => codes.looksLike(text)).slice(0, MOST);
  if (candidates.length === 0) return refuse("notACollectionCode");
  const outcomes = await Promise.all(candidates.map((text) => codes.decode(text)));
  const records = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
  const [first, ...others] = records;
  if (first === undefined) return firstRefusal(outcomes);
  const same = others.every(({ collectionCode }) => collectionCode === first.collectionCode);
  return same ? { ok: true, value: first } : refuse("severalCodes");
}

/** The refusal that helps most: one that is about a code of ours, before "this is something else". */
function firstRefusal(outcomes: readonly Outcome<CodeRecord>[]): Outcome<never> {
  const refusals = outcomes.flatMap((outcome) => (outcome.ok ? [] : [outcome.refusal]));
  const best = refusals.find(({ code }) => code !== "notACollectionCode") ?? refusals[0];
  return best === undefined ? refuse("notACollectionCode") : { ok: false, refusal: best };
}
