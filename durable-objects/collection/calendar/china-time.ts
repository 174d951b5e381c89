/** China keeps one time, UTC+8, without summer time since 1991. */
const offsetMs = 8 * 3_600_000;

export const dayMs = 86_400_000;

/** @returns The calendar day in China, such as `2026-05-09`. */
export function chinaDay(at: number): string {
  return new Date(at + offsetMs).toISOString().slice(0, 10);
}

/** @returns The first millisecond of the China day that contains `at`. */
export function startOfChinaDay(at: number): number {
  return Math.floor((at + offsetMs) / dayMs) * dayMs - offsetMs;
}

/** @returns Day of the week in China, 0 for Sunday. */
export function chinaWeekday(at: number): number {
  return new Date(at + offsetMs).getUTCDay();
}

/** @returns A moment for people, `2026年5月9日 09:00` and `2026-05-09 09:00`, in China time. */
export function chinaMoment(at: number): { readonly zh: string; readonly en: string } {
  const [date = "", time = ""] = new Date(at + offsetMs).toISOString().slice(0, 16).split("T");
  const [year, month, day] = date.split("-").map(Number);
  return { zh: `${year}年${month}月${day}日 ${time}`, en: `${date} ${time} (China time)` };
}

const hourMs = 3_600_000;

/** @returns `at`, or the next 09:00 in China when it is earlier than 09:00 or later than 20:00. */
export function politeHour(at: number): number {
  const hours = (at - startOfChinaDay(at)) / hourMs;
  if (hours >= 9 && hours <= 20) return at;
  return startOfChinaDay(at) + (hours > 20 ? dayMs : 0) + 9 * hourMs;
}

/** @returns A date whose parts in UTC are those of a clock in China, for formats that know no time zone. */
export function chinaWallClock(at: number): Date {
  return new Date(at + offsetMs);
}
