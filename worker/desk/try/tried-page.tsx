import type { PhotoSpec } from "../../photo/spec/spec.ts";
import type { Standardized } from "../../photo/standardize.ts";
import type { Staff } from "../../staff/identify.ts";
import type { Text } from "../../text.ts";
import { toBase64 } from "../../wechat/bytes.ts";
import { DeskLayout } from "../layout.tsx";
import { Checks } from "../photos/checks.tsx";
import { StandardPhoto } from "../photos/lines.tsx";
import { ReportFacts } from "../photos/report-facts.tsx";
import { TRY_TEXTS } from "./texts.ts";

interface Properties {
  readonly language: keyof Text;
  readonly staff: Staff;
  readonly spec: PhotoSpec;
  readonly tried: Standardized;
}

/** What came of a photo that was sent without the script: the picture lies in the page itself, since nothing is kept. */
export function TriedPage({ language, staff, spec, tried: { report, photo } }: Properties) {
  const say = (key: keyof typeof TRY_TEXTS) => TRY_TEXTS[key][language];
  const src = photo === null ? null : `data:image/jpeg;base64,${toBase64(photo.bytes)}`;
  return (
    <DeskLayout language={language} title={say("title")} path="/desk/try" staff={staff}>
      <h1>{say("title")}</h1>
      {report.refusal && <p class="message">{report.refusal.message[language]}</p>}
      <div class="pair">
        <figure>
          <figcaption>
            <span>{src === null ? say("noResult") : say("result")}</span>
            <span class="quiet">{spec.name[language]}</span>
          </figcaption>
          {src && (
            <div class="frame">
              <StandardPhoto
                src={src}
                alt={say("result")}
                spec={spec}
                lines={report.lines}
                language={language}
              />
            </div>
          )}
        </figure>
        <div>
          <Checks checks={report.checks} language={language} />
          <ReportFacts report={report} language={language} />
        </div>
      </div>
      <p class="links">
        {src && (
          <a class="button first" href={src} download={`${spec.id}.jpg`}>
            {say("savePhoto")}
          </a>
        )}
        <a class="button" href="/desk/try">
          {say("again")}
        </a>
      </p>
    </DeskLayout>
  );
}
