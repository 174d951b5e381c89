import { when } from "../words/when.ts";
import type { CaseProperties } from "./properties.ts";
import { CASE_TEXTS } from "./texts.ts";

/** What staff wrote about the case. */
export function CaseNotes({ found, language }: CaseProperties) {
  const say = (key: keyof typeof CASE_TEXTS) => CASE_TEXTS[key][language];
  return (
    <section class="card">
      <h2>{say("notes")}</h2>
      <ul class="notes">
        {found.notes.map(({ at, author, text }) => (
          <li>
            <p>{text}</p>
            <span class="quiet">
              {author} · {when(at, language)}
            </span>
          </li>
        ))}
      </ul>
      <form method="post" action={`/desk/graduates/${found.graduateId}/notes`}>
        <label>
          {say("addNote")}
          <textarea name="text" required maxlength={2000} rows={2} />
        </label>
        <button type="submit">{say("addNote")}</button>
      </form>
    </section>
  );
}
