import { createI18n } from "vue-i18n";
import type { Language } from "./by-language.ts";
import { en } from "./en.ts";
import { zh } from "./zh.ts";

/** The dotted keys of a catalogue. */
type KeysOf<T, Before extends string = ""> = {
  [K in keyof T & string]: T[K] extends string ? `${Before}${K}` : KeysOf<T[K], `${Before}${K}.`>;
}[keyof T & string];

/** Every message of the app. A key that is in neither catalogue does not compile. */
export type Key = KeysOf<typeof zh>;

const STORED = "language";

/** Chinese unless the person chose English before, or the phone speaks neither but English. */
function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get("lang") ?? stored();
  if (asked === "zh" || asked === "en") return asked;
  const spoken = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase());
  return spoken.find((tag) => tag === "zh" || tag === "en") === "en" ? "en" : "zh";
}

export const i18n = createI18n({
  legacy: false,
  locale: firstLanguage(),
  fallbackLocale: "zh",
  messages: { zh, en },
});

tellTheDocument();

/** The language now; reactive where it is read in a render. */
export function language(): Language {
  return i18n.global.locale.value === "en" ? "en" : "zh";
}

/** Switches the language and remembers it on this phone. */
export function chooseLanguage(chosen: Language): void {
  i18n.global.locale.value = chosen;
  try {
    localStorage.setItem(STORED, chosen);
  } catch {
    // A WebView without storage asks again next time.
  }
  tellTheDocument();
}

/** The message of a key, with its named values filled in; `one | more` of a message is chosen by the value `n`. */
export function t(key: Key, values: Readonly<Record<string, string | number>> = {}): string {
  return typeof values.n === "number" ? i18n.global.t(key, values, values.n) : i18n.global.t(key, values);
}

/** The message of a key in every language, for what stands on a page while its language changes. */
export function inBoth(key: Key): Readonly<Record<Language, string>> {
  const message = (locale: Language) => i18n.global.t(key, {}, { locale });
  return { zh: message("zh"), en: message("en") };
}

/** A text that came from the server, in the language now. */
export function say(text: { readonly zh: string; readonly en: string }): string {
  return text[language()];
}

function tellTheDocument(): void {
  document.documentElement.lang = language() === "zh" ? "zh-CN" : "en";
}

function stored(): string | null {
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}
