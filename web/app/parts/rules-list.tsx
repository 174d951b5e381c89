import { shootingRules } from "../content/rules.ts";
import { Person } from "../drawings/person.tsx";
import { say, t } from "../i18n/i18n.ts";
import { Icon } from "./icon.tsx";

/** The seven rules, each with a right and a wrong drawing. */
export function RulesList() {
  return (
    <>
      <p class="lead">{t("rules.lead")}</p>
      <p class="note warn">{t("rules.nobody")}</p>
      <ol class="cards">
        {shootingRules.map(({ title, text, wrong, rightDrawn, wrongDrawn }, index) => (
          <li class="card" key={title.en}>
            <h2>
              {index + 1}. {say(title)}
            </h2>
            <p>{say(text)}</p>
            <div class="drawings">
              <figure>
                <Person drawn={rightDrawn} />
                <figcaption class="right">
                  <Icon name="check" /> {t("rules.right")}
                </figcaption>
              </figure>
              <figure>
                <Person drawn={wrongDrawn} />
                <figcaption class="wrong">
                  <Icon name="cross" />
                  <span>
                    {t("rules.wrong")}: {say(wrong)}
                  </span>
                </figcaption>
              </figure>
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}
