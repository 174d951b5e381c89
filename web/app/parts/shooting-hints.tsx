import { Person } from "../drawings/person.tsx";
import { t } from "../i18n/i18n.ts";

/** What the person behind the camera has to know, large enough to be read over a shoulder. */
export function ShootingHints() {
  return (
    <section class="card hints">
      <h2>{t("shoot.photographer")}</h2>
      <div class="hints-body">
        <Person />
        <ol class="text-body">
          {(["line1", "line2", "line3"] as const).map((line) => (
            <li key={line}>{t(`shoot.${line}`)}</li>
          ))}
        </ol>
      </div>
    </section>
  );
}
