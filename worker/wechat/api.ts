import * as v from "valibot";
import { done, type Outcome, refused } from "./outcome.ts";
import type { World } from "./world.ts";

const timeoutMs = 5_000;

/** One call of the mini-program API. The query may hold the secret: nothing here ever prints an address. */
export interface ApiCall {
  readonly base: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON by POST; without it the call is a GET. */
  readonly body?: unknown;
}

const FaultSchema = v.object({ errcode: v.optional(v.number(), 0) });

/** WeChat's error code beside the answer; 0 or absent means that the call succeeded. */
export interface ApiAnswer {
  readonly errcode: number;
  readonly body: unknown;
}

/** Sends one call; the error code is left to the caller, since each API has its own meanings. */
export async function callApi(world: World, call: ApiCall): Promise<Outcome<ApiAnswer>> {
  const url = new URL(call.base + call.path);
  for (const [name, value] of Object.entries(call.query ?? {})) url.searchParams.set(name, value);
  const signal = AbortSignal.timeout(timeoutMs);
  const request =
    call.body === undefined
      ? new Request(url, { redirect: "manual", signal })
      : new Request(url, {
          method: "POST",
          headers: { "Content-Type": "application/json" },
          body: JSON.stringify(call.body),
          redirect: "manual",
          signal,
        });
  let body: unknown;
  try {
    const response = await world.fetch(request);
    const text = await response.text();
    if (!response.ok)
      return refused(response.status >= 500 ? "unreachable" : "unexpectedAnswer", String(response.status));
    body = JSON.parse(text);
  } catch (error) {
    return error instanceof SyntaxError ? refused("unexpectedAnswer", "json") : refused("unreachable");
  }
  const fault = v.safeParse(FaultSchema, body);
  if (!fault.success) return refused("unexpectedAnswer", "errcode");
  return done({ errcode: fault.output.errcode, body });
}
