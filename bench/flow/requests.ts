/** One request as it went. */
export interface Sample {
  readonly step: string;
  readonly ms: number;
}

/** Times requests and refuses to go on after one that went wrong. */
export class Requests {
  readonly samples: Sample[] = [];

  /** Sends one request; resolves with the answer's JSON, or null where it has none. */
  // biome-ignore lint/suspicious/noExplicitAny: answers of every shape pass through here
  async send(step: string, url: string, init: RequestInit = {}): Promise<any> {
    const from = performance.now();
    const response = await fetch(url, init);
    const text = await response.text();
    this.samples.push({ step, ms: performance.now() - from });
    if (!response.ok) throw new Error(`${step}: ${response.status} ${text.slice(0, 200)}`);
    this.cookie = response.headers.get("set-cookie")?.split(";")[0] ?? this.cookie;
    return (response.headers.get("content-type") ?? "").includes("json") ? JSON.parse(text) : null;
  }

  /** The last cookie that was set. */
  cookie = "";
}

/** The value below which this share of the numbers lies. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
