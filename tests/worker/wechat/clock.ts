import { vi } from "vitest";

/**
 * The time of the worker, its objects and the played WeChat, all of which run beside the test: it stands still unless
 * it is moved. Far ahead of the real time, so that no alarm fires by itself; and each file in a year of its own, since
 * all files share the played WeChat's bills.
 */
export const clock = {
  stopAt: (moment: string) => vi.useFakeTimers({ toFake: ["Date"], now: Date.parse(`${moment}+08:00`) }),
  wait: (ms: number) => vi.setSystemTime(Date.now() + ms),
  /** Moves on to a time of day in Beijing, `10:05`, of the next day. */
  toNextDay: (time: string) => {
    const tomorrow = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10);
    vi.setSystemTime(Date.parse(`${tomorrow}T${time}:00+08:00`));
  },
  release: () => vi.useRealTimers(),
};
