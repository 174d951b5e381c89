import { DurableObject } from "cloudflare:workers";
import { reasonNotToRun } from "./guard.ts";
import { Sandbox } from "./sandbox.ts";

/** Bindings of the sandbox worker. */
export interface SandboxEnv {
  readonly SANDBOX?: string;
  readonly APP_URL: string;
  readonly SANDBOX_OBJECT: DurableObjectNamespace<WechatSandbox>;
}

/** Holds all of the sandbox's state and sends its notifications from the alarm. */
export class WechatSandbox extends DurableObject<SandboxEnv> {
  readonly #sandbox = new Sandbox({
    sql: this.ctx.storage.sql,
    appUrl: this.env.APP_URL,
    now: () => Date.now(),
    send: (request) => fetch(request),
    wake: (at) => this.ctx.storage.setAlarm(at),
  });

  override async fetch(request: Request): Promise<Response> {
    const reason = reasonNotToRun(this.env.SANDBOX, request.url);
    if (reason !== undefined) return new Response(reason, { status: 503 });
    return this.#sandbox.fetch(request);
  }

  override async alarm(): Promise<void> {
    await this.#sandbox.deliverDue();
  }
}
