import { currentShot } from "../../../durable-objects/collection/photo.ts";
import { getSpec } from "../../photo/spec/specs.ts";
import { Checks } from "../photos/checks.tsx";
import { StandardPhoto } from "../photos/lines.tsx";
import { OriginalPhoto } from "../photos/original.tsx";
import { ReportFacts } from "../photos/report-facts.tsx";
import { when } from "../words/when.ts";
import type { CaseProperties } from "./properties.ts";
import { CASE_TEXTS } from "./texts.ts";

/** Original, standard photo with its lines, and what the report says. */
export function CasePhotos({ found, language }: CaseProperties) {
  const say = (key: keyof typeof CASE_TEXTS) => CASE_TEXTS[key][language];
  const { collection, graduateId, report } = found;
  const { standard } = collection.photo;
  const shot = currentShot(collection.photo);
  const spec = getSpec(report?.provenance.spec.id ?? "moe-blue");
  const base = `/desk/photos/${graduateId}`;
  if (collection.purgedAt !== null) {
    return (
      <section class="card">
        <h2>{say("photos")}</h2>
        <p class="quiet">
          {say("photosPurged")} {when(collection.purgedAt, language)}
        </p>
      </section>
    );
  }
  return (
    <section class="card">
      <h2>{say("photos")}</h2>
      {!shot && <p class="quiet">{say("noPhoto")}</p>}
      <div class="pair">
        {standard && spec && (
          <figure>
            <figcaption>
              <span>{say("standard")}</span>
              <span class="quiet">{standard.sha256.slice(0, 12)}</span>
            </figcaption>
            <div class="frame">
              <StandardPhoto
                src={`${base}/standard/${standard.sha256}`}
                alt={say("standard")}
                spec={spec}
                lines={report?.lines ?? null}
                language={language}
              />
            </div>
          </figure>
        )}
        {shot && (
          <figure>
            <figcaption>
              <span>{say("original")}</span>
              <span class="quiet">{when(shot.at, language)}</span>
            </figcaption>
            <div class="frame">
              <OriginalPhoto src={`${base}/original/${shot.sha256}`} alt={say("original")} report={report} />
            </div>
          </figure>
        )}
      </div>
      {collection.photo.failure && <p class="message">{say("failure")}</p>}
      {report?.refusal && <p>{report.refusal.message[language]}</p>}
      {report && <Checks checks={report.checks} language={language} />}
      {report && <ReportFacts report={report} language={language} />}
    </section>
  );
}
