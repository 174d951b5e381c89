import * as v from "valibot";
import { callApi } from "../api.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import type { World } from "../world.ts";
import type { LoginApp } from "./code-session.ts";
import { errcodeRefusal } from "./errcodes.ts";

/** A token is renewed this long before it ends, in ms. */
const renewAheadMs = 300_000;

/** An access token as kept; `expiresAt` in ms. */
export interface StoredToken {
  readonly token: string;
  readonly expiresAt: number;
}

/** Where the one token of the application is kept. */
export interface TokenStore {
  load(): Promise<StoredToken | undefined>;
  save(token: StoredToken): Promise<void>;
}

/** Hands out access tokens; `drop` says that WeChat called one void. */
export interface TokenSource {
  get(): Promise<Outcome<string>>;
  drop(token: string): Promise<void>;
}

const TokenSchema = v.object({
  access_token: v.pipe(v.string(), v.minLength(1)),
  expires_in: v.pipe(v.number(), v.minValue(1)),
});

/**
 * The single-flight cache of the access token: however many callers wait, one request is under way.
 * A token called void is asked for anew, and by force only when WeChat names the same one again: a forced refresh
 * voids the token of every other system of this mini program, and there are 20 a day. Late complaints about a token
 * that is not the one kept any more change nothing.
 */
export class AccessTokenCache implements TokenSource {
  readonly #app: LoginApp;
  readonly #world: World;
  readonly #store: TokenStore;
  #flight: Promise<Outcome<string>> | undefined;

  constructor(app: LoginApp, world: World, store: TokenStore) {
    this.#app = app;
    this.#world = world;
    this.#store = store;
  }

  get(): Promise<Outcome<string>> {
    this.#flight ??= this.#current().finally(() => {
      this.#flight = undefined;
    });
    return this.#flight;
  }

  async drop(token: string): Promise<void> {
    // A flight that read the store before this call would hand the void token out once more.
    await this.#flight;
    const kept = await this.#store.load();
    if (kept?.token === token) await this.#store.save({ token, expiresAt: 0 });
  }

  async #current(): Promise<Outcome<string>> {
    const kept = await this.#store.load();
    if (kept !== undefined && kept.expiresAt - renewAheadMs > this.#world.now()) return done(kept.token);
    const voided = kept?.expiresAt === 0 ? kept.token : undefined;
    const asked = await this.#ask(false);
    const fresh = asked.ok && asked.value.token === voided ? await this.#ask(true) : asked;
    if (!fresh.ok) return fresh;
    await this.#store.save(fresh.value);
    return done(fresh.value.token);
  }

  async #ask(force: boolean): Promise<Outcome<StoredToken>> {
    const { appid, secret, apiBase } = this.#app;
    const body = { grant_type: "client_credential", appid, secret, force_refresh: force };
    const call = { base: apiBase, path: "/cgi-bin/stable_token", body };
    let answer = await callApi(this.#world, call);
    if (answer.ok && answer.value.errcode === -1) answer = await callApi(this.#world, call);
    if (!answer.ok) return answer;
    if (answer.value.errcode !== 0) return errcodeRefusal(answer.value.errcode, "secret");
    const fresh = v.safeParse(TokenSchema, answer.value.body);
    if (!fresh.success) return refused("unexpectedAnswer", "access_token");
    const { access_token: token, expires_in: seconds } = fresh.output;
    return done({ token, expiresAt: this.#world.now() + seconds * 1000 });
  }
}
