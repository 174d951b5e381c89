import { chinaMoment } from "../../../durable-objects/collection/calendar/china-time.ts";
import type { Text } from "../../text.ts";

/** Whether a programme collects now; times in ms. */
export interface WindowAnswer {
  readonly state: "notYet" | "open" | "closed";
  readonly opensAt: number;
  readonly closesAt: number;
  readonly text: Text;
}

/** Says whether a window is open at `now` (ms), with its dates in China time. `closesAt` itself is outside. */
export function windowAt(
  window: { readonly opensAt: number; readonly closesAt: number },
  now: number,
): WindowAnswer {
  const { opensAt, closesAt } = window;
  const opens = chinaMoment(opensAt);
  const closes = chinaMoment(closesAt);
  if (now < opensAt) {
    const text = {
      zh: `采集尚未开始，开放时间为${opens.zh}至${closes.zh}。`,
      en: `Collection has not started. It is open from ${opens.en} to ${closes.en}.`,
    };
    return { state: "notYet", opensAt, closesAt, text };
  }
  if (now >= closesAt) {
    const text = {
      zh: `采集已于${closes.zh}结束。如需补采，请联系学校。`,
      en: `Collection ended at ${closes.en}. If you still need a photo, contact your school.`,
    };
    return { state: "closed", opensAt, closesAt, text };
  }
  const text = { zh: `采集进行中，${closes.zh}截止。`, en: `Collection is open until ${closes.en}.` };
  return { state: "open", opensAt, closesAt, text };
}
