import { sha256Hex } from "../wechat/bytes.ts";
import { privacy20260901 } from "./privacy-2026-09-01.ts";

/** One language of a text that people agree to. */
interface DocumentText {
  readonly title: string;
  readonly sections: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
}

/** A text to agree to, in one version. A published version is never edited: a change is a new version. */
export interface Agreement {
  readonly id: string;
  /** The day from which it holds, `2026-09-01`. */
  readonly version: string;
  readonly zh: DocumentText;
  readonly en: DocumentText;
}

const agreements: readonly Agreement[] = [privacy20260901];

/** The privacy policy in force, for programmes and pages that name none. */
export const currentPrivacyPolicy: Agreement = privacy20260901;

/** A text by id and version; without a version the latest. Undefined when there is none. */
export function findAgreement(id: string, version?: string): Agreement | undefined {
  return agreements.findLast((one) => one.id === id && (version === undefined || one.version === version));
}

/** What the consent ledger keeps of a text: SHA-256 of everything a person could read, lower-case hexadecimal. */
export function agreementHash(agreement: Agreement, language: "zh" | "en"): Promise<string> {
  return sha256Hex(JSON.stringify([agreement.id, agreement.version, language, agreement[language]]));
}
