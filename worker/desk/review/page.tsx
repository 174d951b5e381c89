import { getSpec } from "../../photo/spec/specs.ts";
import type { QueueLength } from "../../roster/review/queue.ts";
import type { Staff } from "../../staff/identify.ts";
import type { Text } from "../../text.ts";
import { DeskLayout } from "../layout.tsx";
import { Checks } from "../photos/checks.tsx";
import { StandardPhoto } from "../photos/lines.tsx";
import { OriginalPhoto } from "../photos/original.tsx";
import { when } from "../words/when.ts";
import { type OnScreen, picturesOf } from "./load.ts";
import { REVIEW_TEXTS } from "./texts.ts";
import { VerdictForms } from "./verdict-forms.tsx";

interface Properties {
  readonly language: keyof Text;
  readonly staff: Staff;
  readonly shown: OnScreen | null;
  readonly queue: QueueLength;
  readonly today: number;
  readonly now: number;
  readonly mayCard: boolean;
  /** What became of the last photo, and under which id it can be undone. */
  readonly last: { readonly text: Text; readonly undo: string | null; readonly ok: boolean } | null;
}

/** One photo at a time: the photo with its lines at full height, the doubts, and the verdict. */
export function ReviewPage(properties: Properties) {
  const { language, staff, shown, queue, today, now, last, mayCard } = properties;
  const say = (key: keyof typeof REVIEW_TEXTS) => REVIEW_TEXTS[key][language];
  return (
    <DeskLayout
      language={language}
      title={say("title")}
      path="/desk/review"
      staff={staff}
      script="/assets/desk/review.js"
      wide
    >
      <div class="review-head">
        <h1>{say("title")}</h1>
        <p>
          {say("waiting")} <strong>{queue.waiting}</strong>
          {queue.overdue > 0 && (
            <>
              {" · "}
              <strong class="fail">
                {say("overdue")} {queue.overdue}
              </strong>
            </>
          )}{" "}
          · {say("today")} <strong>{today}</strong> · <a href="/desk/review/figures">{say("statistics")}</a>
        </p>
      </div>
      {last && (
        <form class={last.ok ? "message good undo" : "message undo"} method="post" action="/desk/review/undo">
          <span role="status">{last.text[language]}</span>
          {last.undo !== null && (
            <>
              <input type="hidden" name="decision" value={last.undo} />
              <button type="submit" id="undo">
                {say("undo")} (U)
              </button>
              <span class="quiet">{say("undoHint")}</span>
            </>
          )}
        </form>
      )}
      {shown === null ? (
        <div class="message good">
          <strong>{say("empty")}</strong> {say("emptyHelp")}{" "}
          <a class="button" href="/desk/review">
            {say("refresh")}
          </a>
        </div>
      ) : (
        <OnePhoto shown={shown} language={language} now={now} mayCard={mayCard} />
      )}
    </DeskLayout>
  );
}

interface PhotoProperties extends Pick<Properties, "language" | "now" | "mayCard"> {
  readonly shown: OnScreen;
}

function OnePhoto({ shown, language, now, mayCard }: PhotoProperties) {
  const say = (key: keyof typeof REVIEW_TEXTS) => REVIEW_TEXTS[key][language];
  const { lease, dueAt, report } = shown;
  const spec = getSpec(report?.provenance.spec.id ?? "moe-blue");
  const pictures = picturesOf(shown, mayCard);
  const late = dueAt < now;
  return (
    <div class="reviewing" data-graduate={lease.graduateId}>
      <section class="photo" aria-label={say("standard")}>
        {spec && (
          <StandardPhoto
            src={pictures.standard}
            alt={say("standard")}
            spec={spec}
            lines={report?.lines ?? null}
            language={language}
          />
        )}
      </section>
      <section class="beside">
        <p>
          <strong>{shown.name}</strong> {shown.school} · {shown.category} ·{" "}
          {say(lease.stage === "school" ? "stageSchool" : "stageCentral")} ·{" "}
          {language === "zh" ? `第 ${lease.submission} 次提交` : `submission ${lease.submission}`}
          <br />
          <span class={late ? "fail" : "quiet"}>
            {say("due")} {when(dueAt, language)}
            {late && ` · ${say("overdue")}`}
          </span>
        </p>
        <VerdictForms lease={lease} report={report} language={language} />
        <h2>{say("checks")}</h2>
        {report ? (
          <Checks checks={report.checks} language={language} />
        ) : (
          <p class="warn">{say("noReport")}</p>
        )}
      </section>
      <section class="originals" aria-label={say("original")}>
        {pictures.original !== null && (
          <figure>
            <figcaption>{say("original")}</figcaption>
            <div class="frame">
              <OriginalPhoto src={pictures.original} alt={say("original")} report={report} />
            </div>
          </figure>
        )}
        {pictures.card !== null && (
          <figure>
            <figcaption>{say("card")}</figcaption>
            <div class="frame">
              <img src={pictures.card} alt={say("card")} />
            </div>
          </figure>
        )}
      </section>
    </div>
  );
}
