import type { Programme, School } from "../api/types.ts";
import { say, t } from "../i18n/i18n.ts";
import { Waiting } from "./loaded.tsx";

/** The chosen school's education categories, one to be picked. */
export function Programmes(props: {
  readonly school: Pick<School, "name">;
  readonly offered: readonly Programme[] | undefined;
  readonly chosen: string;
  readonly choose: (id: string) => void;
  readonly again: () => void;
}) {
  return (
    <>
      <section class="card">
        <div class="row">
          {props.school.name === "" ? null : <h2>{props.school.name}</h2>}
          <button type="button" class="link-button" onClick={props.again}>
            {t("school.change")}
          </button>
        </div>
      </section>
      {props.offered === undefined ? <Waiting /> : null}
      {props.offered?.length === 0 ? (
        <div class="empty">
          <p class="empty-title">{t("school.noProgramme")}</p>
          <p class="quiet">{t("school.noProgrammeMore")}</p>
        </div>
      ) : null}
      {props.offered !== undefined && props.offered.length > 0 ? (
        <fieldset class="field">
          <legend>{t("school.chooseCategory")}</legend>
          <div class="choices">
            {props.offered.map((one) => (
              <label class="choice" key={one.id}>
                <input
                  type="radio"
                  name="programme"
                  checked={props.chosen === one.id}
                  onChange={() => props.choose(one.id)}
                />
                <span>
                  <strong>{one.category}</strong> {t("school.year", { year: one.year })}{" "}
                  {one.window.state === "open" ? null : <span class="tag warn">{t("school.closed")}</span>}
                  <span class="quiet small" style="display: block">
                    {one.window.state === "open"
                      ? t(one.qualification === "code" ? "school.byCode" : "school.byIdentity")
                      : say(one.window.text)}
                  </span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ) : null}
    </>
  );
}
Programmes.props = ["school", "offered", "chosen", "choose", "again"];
