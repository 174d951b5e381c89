import { en } from "../../../web/app/i18n/en.ts";
import { zh } from "../../../web/app/i18n/zh.ts";

/** The languages of the guide. */
export type Language = "zh" | "en";

/** The app's own words: what the guide tells to tap is what stands on the button. */
export const catalogues = { zh, en } as const;

/** A text in both languages. */
export interface Both<T = string> {
  readonly zh: T;
  readonly en: T;
}
