import type { ProgressRow } from "../../roster/progress.ts";
import type { Text } from "../../text.ts";
import { SCHOOL_TEXTS, type SchoolText } from "./texts.ts";

const WIDTH = 400;
const PARTS = ["finished", "inReview", "rejected"] as const;

/** What the colours of the bars mean. */
export function Legend({ language }: { readonly language: keyof Text }) {
  return (
    <ul class="legend">
      {[...PARTS, "rest" as const].map((part) => (
        <li>
          <svg class="progress" viewBox="0 0 1 1" aria-hidden="true">
            <rect class={part} width={1} height={1} />
          </svg>{" "}
          {SCHOOL_TEXTS[part][language]}
        </li>
      ))}
    </ul>
  );
}

/** One bar of a chart: finished, in review and not approved out of all; the numbers stand beside it. */
export function Bar({ row, language }: { readonly row: ProgressRow; readonly language: keyof Text }) {
  const say = (key: SchoolText) => SCHOOL_TEXTS[key][language];
  const total = Math.max(1, row.total);
  let x = 0;
  const pieces = PARTS.map((part) => {
    const width = (row[part] / total) * WIDTH;
    const piece = { part, x, width };
    x += width;
    return piece;
  });
  const percent = Math.round((row.finished / total) * 100);
  return (
    <div class="bar-row">
      <svg
        class="progress"
        viewBox={`0 0 ${WIDTH} 16`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${percent}%`}
      >
        <rect class="rest" x={0} y={0} width={WIDTH} height={16} />
        {pieces.map(({ part, x: at, width }) => (
          <rect class={part} x={at} y={0} width={width} height={16} />
        ))}
      </svg>
      <p>
        <strong>{percent}%</strong> · {say("finished")} {row.finished} / {row.total}{" "}
        <span class="quiet">
          {say("claimed")} {row.claimed} · {say("inReview")} {row.inReview} · {say("rejected")} {row.rejected}
        </span>
      </p>
    </div>
  );
}
