/** One request as it went. */
export interface Sample {
  readonly step: string;
  readonly ms: number;
}

/** How long a request is sent again while nothing or a 5xx comes back, and how long it waits before each, ms. */
const PATIENCE = 20 * 60_000;
const pause = (attempt: number) => Math.min(500 * attempt, 5_000) * (0.5 + Math.random() / 2);

/**
 * Times requests. What failed on the way is sent again with the same idempotency key, as the pages do, and so is what
 * was asked to come again later (`Retry-After`); any other refusal ends the graduate's way.
 */
export class Requests {
  readonly samples: Sample[] = [];
  /** Those that had to be sent again: the step and what came back. */
  readonly repeated: string[] = [];
  /** The last cookie that was set. */
  cookie = "";

  /**
   * Sends one request; resolves with the answer's JSON, its text where it is a page, or null.
   *
   * @param make Makes the request anew for each try.
   * @param refusals Statuses from 400 that are an answer too, given as null.
   */
  async send(
    step: string,
    url: string,
    make: () => RequestInit | Promise<RequestInit>,
    refusals: readonly number[] = [],
    // biome-ignore lint/suspicious/noExplicitAny: answers of every shape pass through here
  ): Promise<any> {
    const end = Date.now() + PATIENCE;
    for (let attempt = 1; ; attempt++) {
      const init = await make();
      const from = performance.now();
      const response = await fetch(url, { redirect: "manual", ...init }).catch(() => null);
      const text = await response?.text().catch(() => null);
      const later = Number(response?.headers.get("retry-after"));
      if (response !== null && typeof text === "string" && response.status < 500 && !(later > 0)) {
        this.samples.push({ step, ms: performance.now() - from });
        if (refusals.includes(response.status)) return null;
        if (response.status >= 400) throw new Error(`${step}: ${response.status} ${text.slice(0, 200)}`);
        this.cookie = response.headers.get("set-cookie")?.split(";")[0] ?? this.cookie;
        const type = response.headers.get("content-type") ?? "";
        return type.includes("json") ? JSON.parse(text) : type.includes("html") ? text : null;
      }
      const code = /"code":"(\w+)"/.exec(text ?? "")?.[1];
      this.repeated.push(
        `${step}: ${response?.status ?? "no answer"}${code === undefined ? "" : ` ${code}`}`,
      );
      if (Date.now() > end) throw new Error(`${step}: ${response?.status ?? "no answer"}`);
      const wait = later > 0 ? later * 1000 : pause(attempt);
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}

/** The value below which this share of the numbers lies. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
