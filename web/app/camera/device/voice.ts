import { onScopeDispose, type Ref, ref, watch } from "vue";
import { language } from "../../i18n/i18n.ts";

const KEY = "camera-voice";
/** What is not followed is said again (ms). */
const AGAIN_AFTER = 7_000;

/** The phone's own voice. */
export interface Voice {
  readonly available: boolean;
  readonly on: Readonly<Ref<boolean>>;
  toggle(): void;
  /** Says the text when it changes, and again while it stays; never two at a time. Null is silence. */
  sayWhile(text: () => string | null): void;
}

/** Speaks in the language of the page; whether it does is remembered on this phone. */
export function useVoice(): Voice {
  const available = "speechSynthesis" in window && "SpeechSynthesisUtterance" in window;
  const on = ref(available && remembered() !== "off");
  const hush = () => available && window.speechSynthesis.cancel();
  onScopeDispose(hush);
  return {
    available,
    on,
    toggle() {
      on.value = !on.value;
      remember(on.value ? "on" : "off");
      if (!on.value) hush();
    },
    sayWhile(text) {
      const speak = () => {
        const words = text();
        hush();
        if (words === null || !on.value) return;
        const utterance = new SpeechSynthesisUtterance(words);
        utterance.lang = language() === "zh" ? "zh-CN" : "en";
        window.speechSynthesis.speak(utterance);
      };
      let timer = 0;
      watch(text, () => {
        window.clearInterval(timer);
        timer = window.setInterval(speak, AGAIN_AFTER);
        speak();
      });
      onScopeDispose(() => window.clearInterval(timer));
    },
  };
}

function remembered(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function remember(how: string): void {
  try {
    localStorage.setItem(KEY, how);
  } catch {
    // A WebView without storage speaks again next time.
  }
}
