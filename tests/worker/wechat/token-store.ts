import type { StoredToken, TokenStore } from "../../../worker/wechat/login/access-token.ts";

/** A store of the access token that is gone with the test. */
export function memory(): TokenStore & { kept: StoredToken | undefined } {
  return {
    kept: undefined,
    async load() {
      return this.kept;
    },
    async save(token) {
      this.kept = token;
    },
  };
}
