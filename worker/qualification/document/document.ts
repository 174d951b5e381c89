import { numberKey } from "../../roster/words/keys.ts";
import type { Text } from "../../text.ts";
import { done, type Outcome, refuse } from "../refusal.ts";
import { possibleBirthDate } from "./birth-date.ts";
import { checkCharacter } from "./check-digit.ts";
import { isRegion, isResidencePermitRegion } from "./regions.ts";

/** What a check needs to know beside the number. */
export interface DocumentContext {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Whether the impossible region of specimens passes; never in production. */
  readonly specimens: boolean;
}

type Check = (number: string, context: DocumentContext) => Outcome<string>;

interface DocumentRule {
  readonly name: Text;
  readonly check: Check;
}

/** A number of 18 characters built like a citizen's: region (6), date of birth (8), sequence (3), check character. */
function citizenNumber(inRegion: (prefix: string, context: DocumentContext) => boolean): Check {
  return (number, context) => {
    if (!/^\d{17}[\dX]$/.test(number)) return refuse("documentForm");
    if (!inRegion(number.slice(0, 6), context)) return refuse("documentRegion");
    if (!possibleBirthDate(number.slice(6, 14), context.now)) return refuse("documentBirthDate");
    return number.endsWith(checkCharacter(number)) ? done(number) : refuse("documentCheckDigit");
  };
}

function form(pattern: RegExp): Check {
  return (number) => (pattern.test(number) ? done(number) : refuse("documentForm"));
}

const foreignResidence2023 = citizenNumber((prefix) => prefix.startsWith("9"));

const RULES = {
  // GB 11643-1999 公民身份号码. The 15-digit numbers before it have not been valid since 2013-01-01.
  residentId: {
    name: { zh: "居民身份证", en: "Resident ID card" },
    check: citizenNumber((prefix, { specimens }) => isRegion(prefix, specimens)),
  },
  hkMacauTaiwanResidence: {
    name: { zh: "港澳台居民居住证", en: "Residence permit for Hong Kong, Macau and Taiwan residents" },
    check: citizenNumber(isResidencePermitRegion),
  },
  // H or M, a number for life of 8 digits, and on older cards 2 more that count the renewals.
  hkMacauPermit: {
    name: { zh: "港澳居民来往内地通行证", en: "Mainland travel permit for Hong Kong and Macau residents" },
    check: form(/^[HM]\d{8}(?:\d{2})?$/),
  },
  // A number for life of 8 digits, on older cards followed by 2 that count the renewals.
  taiwanPermit: {
    name: { zh: "台湾居民来往大陆通行证", en: "Mainland travel permit for Taiwan residents" },
    check: form(/^\d{8}(?:\d{2})?$/),
  },
  // Until 2023: three letters and twelve digits. Since 2023-12-01: 18 characters that begin with 9 and have the
  // check character of GB 11643 (国家移民管理局, 新版外国人永久居留身份证机读信息规则).
  foreignResidence: {
    name: { zh: "外国人永久居留身份证", en: "Foreign permanent resident ID card" },
    check: (number, context) =>
      /^[A-Z]{3}\d{12}$/.test(number) ? done(number) : foreignResidence2023(number, context),
  },
  // ICAO Doc 9303 part 4: letters and digits. Its nine places overflow in some countries, hence the room.
  passport: {
    name: { zh: "护照", en: "Passport" },
    check: form(/^(?=.*\d)[A-Z0-9]{5,15}$/),
  },
} as const satisfies Record<string, DocumentRule>;

/** The identity documents we know, by the name that lists and records use. */
export type DocumentType = keyof typeof RULES;

/** All document types, the commonest first, for forms. */
export const documentTypes = Object.keys(RULES) as readonly DocumentType[];

/** What a document is called. */
export function documentName(type: DocumentType): Text {
  return RULES[type].name;
}

/**
 * Checks a document number by the rules of its kind and answers it as it is stored: narrow characters, upper-case,
 * without spaces and hyphens. Refuses with what is wrong, which says nothing of whether anyone has that number.
 */
export function checkDocument(type: DocumentType, typed: string, context: DocumentContext): Outcome<string> {
  const rule: DocumentRule = RULES[type];
  return rule.check(numberKey(typed), context);
}
