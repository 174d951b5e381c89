const offsetMs = 8 * 3_600_000;

function beijing(ms: number): Date {
  return new Date(ms + offsetMs);
}

/** An instant (ms) as RFC 3339 in Beijing time, to the second: `2026-11-22T20:37:07+08:00`, as Pay APIv3 writes it. */
export function beijingRfc3339(ms: number): string {
  return beijing(ms)
    .toISOString()
    .replace(/\.\d{3}Z$/, "+08:00");
}

/** The same to the millisecond: `2026-11-22T20:37:07.120+08:00`, as 发货信息 writes it. */
export function beijingRfc3339Ms(ms: number): string {
  return beijing(ms).toISOString().replace("Z", "+08:00");
}

/** The Beijing calendar day of an instant (ms): `2026-11-22`. */
export function beijingDay(ms: number): string {
  return beijing(ms).toISOString().slice(0, 10);
}

/** An instant (ms) as a subscribe message writes a time: `2026年11月22日 20:37`. */
export function beijingChinese(ms: number): string {
  const date = beijing(ms);
  const clock = date.toISOString().slice(11, 16);
  return `${date.getUTCFullYear()}年${date.getUTCMonth() + 1}月${date.getUTCDate()}日 ${clock}`;
}

/** The instant (ms) of a bill's `2019-02-19 05:01:46` in Beijing time; undefined when it is not one. */
export function fromBeijingText(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return undefined;
  const ms = Date.parse(`${text.replace(" ", "T")}+08:00`);
  return Number.isNaN(ms) ? undefined : ms;
}
