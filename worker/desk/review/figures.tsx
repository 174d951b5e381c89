import type { ReviewerFigures } from "../../roster/review-decisions.ts";
import type { Staff } from "../../staff/identify.ts";
import type { Text } from "../../text.ts";
import { DeskLayout } from "../layout.tsx";
import { REVIEW_TEXTS } from "./texts.ts";

interface Properties {
  readonly language: keyof Text;
  readonly staff: Staff;
  readonly rows: readonly ReviewerFigures[];
}

/** What each reviewer did in the last seven days. */
export function FiguresPage({ language, staff, rows }: Properties) {
  const say = (key: keyof typeof REVIEW_TEXTS) => REVIEW_TEXTS[key][language];
  const heads = ["reviewer", "decided", "rate", "seconds", "hourly", "undone", "failed"] as const;
  return (
    <DeskLayout language={language} title={say("statistics")} path="/desk/review/figures" staff={staff}>
      <h1>{say("statistics")}</h1>
      <p class="quiet">{say("since")}</p>
      <div class="scroll" tabindex={0}>
        <table>
          <thead>
            <tr>
              {heads.map((head) => (
                <th scope="col">{say(head)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ reviewer, decided, approved, seconds, undone, refused }) => (
              <tr>
                <th scope="row">{reviewer}</th>
                <td>{decided}</td>
                <td>{decided === 0 ? "—" : `${Math.round((approved / decided) * 100)}%`}</td>
                <td>{(seconds ?? 0).toFixed(1)}</td>
                <td>{seconds > 0 ? Math.round(3600 / seconds) : "—"}</td>
                <td>{undone}</td>
                <td>{refused}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        <a href="/desk/review">{say("title")}</a>
      </p>
    </DeskLayout>
  );
}
