import type { Text } from "../../text.ts";
import { CASE_TEXTS } from "./texts.ts";

interface Properties {
  readonly action: string;
  readonly language: keyof Text;
  /** Answered in a page of its own, when the answer is a picture. */
  readonly apart?: boolean;
}

/** Asks for the reason without which nothing hidden is shown; the audit log keeps it. */
export function RevealForm({ action, language, apart = false }: Properties) {
  return (
    <form method="post" action={action} {...(apart && { target: "_blank", rel: "noopener" })}>
      <label>
        {CASE_TEXTS.revealWhy[language]}
        <input name="reason" required maxlength={500} autocomplete="off" />
      </label>
      <button type="submit">{CASE_TEXTS.show[language]}</button>
    </form>
  );
}
