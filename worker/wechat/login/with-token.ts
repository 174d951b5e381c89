import { type ApiAnswer, type ApiCall, callApi } from "../api.ts";
import type { Outcome } from "../outcome.ts";
import type { World } from "../world.ts";
import type { TokenSource } from "./access-token.ts";
import { errcodeRefusal, saysTokenVoid } from "./errcodes.ts";

/**
 * One call that carries the access token. A void token is dropped and the call made once more with a fresh one,
 * a busy WeChat is asked once more; what then still fails is refused by its code.
 */
export async function callWithToken(
  world: World,
  tokens: TokenSource,
  call: ApiCall,
): Promise<Outcome<ApiAnswer>> {
  for (let attempt = 1; ; attempt++) {
    const token = await tokens.get();
    if (!token.ok) return token;
    const query = { ...call.query, access_token: token.value };
    const answer = await callApi(world, { ...call, query });
    if (!answer.ok || answer.value.errcode === 0) return answer;

    const { errcode } = answer.value;
    if (saysTokenVoid(errcode)) await tokens.drop(token.value);
    const worthAnother = saysTokenVoid(errcode) || errcode === -1;
    if (!worthAnother || attempt === 2) return errcodeRefusal(errcode, "token");
  }
}
