import { shootingRules } from "../content/rules.ts";
import type { Drawn } from "../drawings/drawn.ts";
import { Person } from "../drawings/person.tsx";
import { say, t } from "../i18n/i18n.ts";
import { Icon } from "./icon.tsx";

/** The seven rules, each with drawings of what is right and of what is not. */
export function RulesList() {
  return (
    <>
      <p class="lead">{t("rules.lead")}</p>
      <p class="note warn">{t("rules.nobody")}</p>
      <ol class="cards">
        {shootingRules.map(({ title, text, right, wrong }, index) => (
          <li class="card" key={title.en}>
            <h2>
              {index + 1}. {say(title)}
            </h2>
            <p>{say(text)}</p>
            <div class="drawings">
              <Example drawn={right} right words={t("rules.right")} />
              {wrong.map((mistake) => (
                <Example drawn={mistake.drawn} words={say(mistake.text)} key={mistake.text.en} />
              ))}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

/** One drawing; right or wrong by a sign, a colour and words for who hears it. */
function Example(props: { readonly drawn: Drawn; readonly words: string; readonly right?: boolean }) {
  return (
    <figure class={props.right ? "example right" : "example wrong"}>
      <div class="example-picture">
        <Person drawn={props.drawn} />
        <span class="example-sign">
          <Icon name={props.right ? "check" : "cross"} />
        </span>
      </div>
      <figcaption>
        {props.right ? null : <span class="hidden">{t("rules.wrong")}: </span>}
        {props.words}
      </figcaption>
    </figure>
  );
}
Example.props = ["drawn", "words", "right"];
