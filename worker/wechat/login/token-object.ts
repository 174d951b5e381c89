import { DurableObject } from "cloudflare:workers";
import type { Outcome } from "../outcome.ts";
import { platformWorld } from "../world.ts";
import { AccessTokenCache } from "./access-token.ts";
import type { LoginApp } from "./code-session.ts";

const key = "accessToken";

/**
 * The one place that asks WeChat for an access token, so that a thousand isolates do not. One object, by AppID.
 * Kept: `accessToken` → `{ token, expiresAt }` (ms). The caller passes the app, because only it read the settings.
 */
export class WechatToken extends DurableObject {
  #held: { readonly app: LoginApp; readonly cache: AccessTokenCache } | undefined;

  #of(app: LoginApp): AccessTokenCache {
    const held = this.#held;
    // A rotated secret reaches an object that is still awake.
    if (held?.app.secret === app.secret && held.app.apiBase === app.apiBase) return held.cache;
    const storage = this.ctx.storage;
    const cache = new AccessTokenCache(app, platformWorld, {
      load: () => storage.get(key),
      save: (token) => storage.put(key, token),
    });
    this.#held = { app, cache };
    return cache;
  }

  /** A token that is good for five minutes at least, or WeChat's refusal. */
  token(app: LoginApp): Promise<Outcome<string>> {
    return this.#of(app).get();
  }

  /** WeChat called this token void: the next caller gets a fresh one. */
  drop(app: LoginApp, token: string): Promise<void> {
    return this.#of(app).drop(token);
  }
}
