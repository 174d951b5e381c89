/** One request as it went. */
export interface Sample {
  readonly step: string;
  readonly ms: number;
}

/** How often a request is sent again when nothing or a 5xx came back, and how long it waits first, ms. */
const TRIES = 8;
const PAUSE = 500;

/**
 * Times requests. What failed on the way is sent again with the same idempotency key, as the pages do; a refusal ends
 * the graduate's way.
 */
export class Requests {
  readonly samples: Sample[] = [];
  /** Those that had to be sent again: the step and what came back. */
  readonly repeated: string[] = [];
  /** The last cookie that was set. */
  cookie = "";

  /**
   * Sends one request; resolves with the answer's JSON, or null where it has none.
   *
   * @param make Makes the request anew for each try.
   */
  // biome-ignore lint/suspicious/noExplicitAny: answers of every shape pass through here
  async send(step: string, url: string, make: () => RequestInit | Promise<RequestInit>): Promise<any> {
    for (let attempt = 1; ; attempt++) {
      const init = await make();
      const from = performance.now();
      const response = await fetch(url, init).catch(() => null);
      const text = await response?.text().catch(() => null);
      if (response !== null && typeof text === "string" && response.status < 500) {
        this.samples.push({ step, ms: performance.now() - from });
        if (!response.ok) throw new Error(`${step}: ${response.status} ${text.slice(0, 200)}`);
        this.cookie = response.headers.get("set-cookie")?.split(";")[0] ?? this.cookie;
        return (response.headers.get("content-type") ?? "").includes("json") ? JSON.parse(text) : null;
      }
      if (attempt === TRIES) throw new Error(`${step}: ${response?.status ?? "no answer"}`);
      const code = /"code":"(\w+)"/.exec(text ?? "")?.[1];
      this.repeated.push(
        `${step}: ${response?.status ?? "no answer"}${code === undefined ? "" : ` ${code}`}`,
      );
      await new Promise((resolve) => setTimeout(resolve, PAUSE * attempt));
    }
  }
}

/** The value below which this share of the numbers lies. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
