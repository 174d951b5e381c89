import type { OpenServiceRequest } from "../../roster/service-requests.ts";
import type { Staff } from "../../staff/identify.ts";
import type { Text } from "../../text.ts";
import { DeskLayout } from "../layout.tsx";
import { topicWord } from "../words/topics.ts";
import { when } from "../words/when.ts";

const TEXTS = {
  title: { zh: "客服咨询", en: "Questions" },
  none: { zh: "没有待回复的咨询。", en: "No open questions." },
  answer: { zh: "回复", en: "Answer" },
  open: { zh: "查看采集", en: "Open the case" },
} as const satisfies Record<string, Text>;

interface Properties {
  readonly language: keyof Text;
  readonly staff: Staff;
  readonly rows: readonly OpenServiceRequest[];
}

/** Open questions, the oldest first, each with its answer field. */
export function ServicePage({ language, staff, rows }: Properties) {
  return (
    <DeskLayout language={language} title={TEXTS.title[language]} path="/desk/service" staff={staff}>
      <h1>{TEXTS.title[language]}</h1>
      {rows.length === 0 && <p class="quiet">{TEXTS.none[language]}</p>}
      {rows.map(({ id, graduateId, topic, text, createdAt }) => (
        <article class="card">
          <p class="as-written">{text}</p>
          <p class="quiet">
            {topicWord(topic)[language]} · {when(createdAt, language)}{" "}
            {graduateId && <a href={`/desk/graduates/${graduateId}`}>{TEXTS.open[language]}</a>}
          </p>
          <form method="post" action={`/desk/service/${id}`}>
            <label>
              {TEXTS.answer[language]}
              <textarea name="text" required maxlength={2000} rows={3} />
            </label>
            <button class="first" type="submit">
              {TEXTS.answer[language]}
            </button>
          </form>
        </article>
      ))}
    </DeskLayout>
  );
}
