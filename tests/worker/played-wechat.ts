import { DurableObject, env, exports } from "cloudflare:workers";
import { Sandbox } from "../../local/wechat-sandbox/sandbox.ts";

/** WeChat, played to the application of the same workerd: its notifications go to the application's own routes. */
export class PlayedWechat extends DurableObject {
  readonly #sandbox = new Sandbox({
    sql: this.ctx.storage.sql,
    appUrl: "http://localhost:8787",
    now: () => Date.now(),
    send: (request) => exports.default.fetch(request),
    wake: (at) => this.ctx.storage.setAlarm(at),
  });

  override fetch(request: Request): Promise<Response> {
    return this.#sandbox.fetch(request);
  }

  override async alarm(): Promise<void> {
    await this.#sandbox.deliverDue();
  }
}

declare global {
  namespace Cloudflare {
    interface Env {
      PLAYED_WECHAT: DurableObjectNamespace<PlayedWechat>;
    }
  }
}

const network = globalThis.fetch;

// The runner cannot lead the network to an object, so the address at which WeChat is played is led there here.
globalThis.fetch = (input, init) => {
  const request = new Request(input, init);
  if (new URL(request.url).host !== "localhost:8790") return network(request);
  return env.PLAYED_WECHAT.getByName("wechat").fetch(request);
};
