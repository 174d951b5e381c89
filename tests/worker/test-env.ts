import type { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";

interface TestBindings {
  readonly TEST_MIGRATIONS: Parameters<typeof applyD1Migrations>[1];
  readonly LARGE_DB: D1Database;
  readonly SHARED: Fetcher;
  /** A rate limit of three a minute. */
  readonly THREE: RateLimit;
}

/** The worker's bindings and those that only the tests have (vitest.config.ts). */
export const testEnv = env as unknown as Env & TestBindings;

/** A file of the evaluation sets beside the project; null where there are none. */
export async function sharedFile(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const response = await testEnv.SHARED.fetch(`http://shared/${path}`);
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
}
