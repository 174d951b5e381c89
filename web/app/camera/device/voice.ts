import { onScopeDispose, type Ref, ref } from "vue";
import { language } from "../../i18n/i18n.ts";

const KEY = "camera-voice";

/** The phone's own voice. */
export interface Voice {
  readonly available: boolean;
  readonly on: Readonly<Ref<boolean>>;
  toggle(): void;
  /** Says a text, and no longer the one before. */
  say(text: string): void;
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
    say(text) {
      if (!on.value) return;
      hush();
      const words = new SpeechSynthesisUtterance(text);
      words.lang = language() === "zh" ? "zh-CN" : "en";
      window.speechSynthesis.speak(words);
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
