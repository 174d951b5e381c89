import type { MiddlewareHandler } from "hono";
import type { AccountEnv } from "./access.ts";
import { refuse } from "./refusals.ts";
import type { StaffEnv } from "./staff.ts";

/** The platform's counters; how many a minute each allows is in `wrangler.toml`, and why in decision 036. */
type Limiter = "LOGIN_LIMIT" | "CODE_LIMIT" | "PHOTO_LIMIT" | "TRY_LIMIT";

/** When to come back, ms: the longest a counter of a minute can last. The platform does not say how long it will. */
const LATER = 60_000;

/** Refuses with `tooOften` what comes from one network address too often; `door` sets one route's count apart. */
export function limitedByAddress<HonoEnv extends { Bindings: Env }>(
  limiter: Limiter,
  door: string,
): MiddlewareHandler<HonoEnv> {
  return async (context, next) => {
    const network = networkOf(context.req.header("cf-connecting-ip") ?? "");
    return (await allows(context.env, limiter, `${door}:${network}`))
      ? next()
      : refuse(context, "tooOften", later());
  };
}

/** The same for one account, behind its login. */
export function limitedByAccount<HonoEnv extends AccountEnv>(
  limiter: Limiter,
  door: string,
): MiddlewareHandler<HonoEnv> {
  return async (context, next) => {
    const key = `${door}:${context.get("account")}`;
    return (await allows(context.env, limiter, key)) ? next() : refuse(context, "tooOften", later());
  };
}

/** The same for one of the staff. */
export function limitedByStaff(limiter: Limiter, door: string): MiddlewareHandler<StaffEnv> {
  return async (context, next) => {
    const key = `${door}:${context.var.staff.id}`;
    return (await allows(context.env, limiter, key)) ? next() : refuse(context, "tooOften", later());
  };
}

const later = () => ({ details: { until: Date.now() + LATER } });

async function allows(env: Env, limiter: Limiter, key: string): Promise<boolean> {
  const counter: RateLimit | undefined = env[limiter];
  if (counter === undefined) {
    // The benchmark's worker has none; in production a forgotten binding must not go unnoticed.
    if (env.ENVIRONMENT === "production") throw new Error(`${limiter} is not bound`);
    return true;
  }
  // A counter that is out of order keeps nobody from their photo.
  return counter.limit({ key }).then(
    ({ success }) => success,
    () => true,
  );
}

/**
 * What counts as one sender: an IPv4 address, or the first 64 bits of an IPv6 address, of which one phone has as many
 * as it likes.
 */
export function networkOf(address: string): string {
  if (!address.includes(":")) return address;
  const [head = "", tail = ""] = address.toLowerCase().split("::");
  const groups = (part: string) => (part === "" ? [] : part.split(":"));
  const filled = address.includes("::")
    ? [
        ...groups(head),
        ...Array<string>(Math.max(0, 8 - groups(head).length - groups(tail).length)).fill("0"),
        ...groups(tail),
      ]
    : groups(head);
  return filled
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}
