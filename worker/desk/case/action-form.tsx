import type { Child } from "hono/jsx";
import type { Refusal } from "../../../durable-objects/collection/refusal.ts";
import type { Text } from "../../text.ts";
import { CASE_TEXTS } from "./texts.ts";

interface FormProperties {
  readonly path: string;
  readonly text: { readonly name: Text; readonly effect: Text };
  /** What the state says against it; null: it can be done. */
  readonly refusal: Pick<Refusal, "text"> | null;
  readonly fields?: Readonly<Record<string, string>>;
  readonly language: keyof Text;
  readonly children?: Child;
}

/** One action: what it does, then a reason and a confirmation; or why it cannot be done now. */
export function ActionForm({
  path,
  text,
  refusal: refused,
  fields = {},
  language,
  children,
}: FormProperties) {
  const say = (key: keyof typeof CASE_TEXTS) => CASE_TEXTS[key][language];
  if (refused !== null) {
    return (
      <div class="action off">
        <strong>{text.name[language]}</strong>
        <span class="quiet">{refused.text[language]}</span>
      </div>
    );
  }
  return (
    <details class="action">
      <summary>{text.name[language]}</summary>
      <form method="post" action={path}>
        <p>{text.effect[language]}</p>
        <input type="hidden" name="key" value={crypto.randomUUID()} />
        {Object.entries(fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {children}
        <label>
          {say("reason")}
          <textarea name="reason" required maxlength={500} rows={2} />
        </label>
        <label class="check">
          <input type="checkbox" name="confirmed" value="yes" required /> {say("confirm")}
        </label>
        <button class="first" type="submit">
          {say("perform")}
        </button>
      </form>
    </details>
  );
}
