import { Hono } from "hono";
import { keysOf } from "../../env.ts";
import { countKeys, lastKeyCensus } from "../../roster/key-census/rounds.ts";
import { identityRetention } from "../../roster/retention.ts";
import type { Keys } from "../../roster/secrets/keys.ts";
import { allow } from "../frame/allow.tsx";
import type { DeskEnv } from "../frame/desk-env.ts";
import { htmlPage } from "../frame/html-page.ts";
import { KeysPage, type KeyVersions } from "./keys-page.tsx";

/** Keys in use, and what each has made. */
export const keyPages = new Hono<DeskEnv>();

keyPages.get("/keys", allow("viewOperations"), async (context) => {
  const { staff, language } = context.var;
  const { env } = context;
  const [keys, census, identity] = await Promise.all([
    keysOf(env),
    lastKeyCensus(env.DB),
    identityRetention(env.DB, Date.now()),
  ]);
  return htmlPage(
    context,
    <KeysPage
      language={language}
      staff={staff}
      keys={keyVersions(keys)}
      census={census}
      identityKept={identity.overdue + identity.soon + identity.later}
    />,
  );
});

keyPages.post("/keys/count", allow("settleOperations"), async (context) => {
  await countKeys(context.env.DB, Date.now());
  return context.redirect("/desk/operations/keys", 303);
});

/** The versions of keys, and nothing else of them. */
export function keyVersions(keys: Keys): Readonly<Record<"seal" | "index", KeyVersions>> {
  const pair = ({ current, earlier }: Keys["seal"]) => ({
    current: current.version,
    earlier: earlier.map(({ version }) => version),
  });
  return { seal: pair(keys.seal), index: pair(keys.index) };
}
