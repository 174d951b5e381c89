import type { Text } from "../../../worker/text.ts";
import { chinaMoment } from "../calendar/china-time.ts";

export type Details = Readonly<Record<string, string | number>>;

/** A text that names a moment of the details, such as the closing of the window. */
export function withMoment(key: string, text: (moment: Text) => Text): (details: Details) => Text {
  return (details) => text(chinaMoment(Number(details[key] ?? 0)));
}

/** A text that names a span of time, such as when the window opens and closes. */
export function withMoments(first: string, last: string, text: (first: Text, last: Text) => Text) {
  return (details: Details): Text =>
    text(chinaMoment(Number(details[first] ?? 0)), chinaMoment(Number(details[last] ?? 0)));
}
