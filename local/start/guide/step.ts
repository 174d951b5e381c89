import { html } from "hono/html";
import type { Both, Language } from "./labels.ts";

/** A piece of HTML, escaped. */
export type Html = ReturnType<typeof html>;

/** One thing to do: words with what to tap (`[tap]`), what to type (`type`) and which file to choose in between. */
export interface Step {
  readonly words: readonly (string | Html)[];
}

/** A button or a link of the application by its whole label. */
export const press = (label: string): Html => html`<b class="press">${label}</b>`;

/** Something to type or to choose, one tap marks all of it. */
export const enter = (text: string): Html => html`<code class="enter">${text}</code>`;

/** One of the files to save beforehand. */
export const pick = (name: string): Html => html`<span class="pick">${name}</span>`;

/** A page to open beside the guide. */
export const open = (href: string, name: string): Html =>
  html`<a href="${href}" target="_blank" rel="noopener">${name}</a>`;

/** A way to the saved photo, in order. */
export function stepList(steps: readonly Step[]): Html {
  return html`<ol class="steps">
    ${steps.map(({ words }) => html`<li>${words}</li>`)}
  </ol>`;
}

/** Goes to the desk as someone of the staff. */
export function playStaff(role: string, school: string, label: string, main = false): Html {
  return html`<form method="post" action="/desk/stand-in" target="_blank">
    <input type="hidden" name="role" value="${role}" />
    <input type="hidden" name="school" value="${school}" />
    <button class="${main ? "main" : ""}" type="submit">${label}</button>
  </form>`;
}

/** The text in the language of the page. */
export function sayIn(language: Language): <T>(text: Both<T>) => T {
  return (text) => text[language];
}
