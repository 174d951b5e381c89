import { WorkerEntrypoint } from "cloudflare:workers";
import type { EffectOutcome, EffectRequest, Effects } from "../../durable-objects/effects.ts";
import type { Projection, ProjectionSink } from "../../durable-objects/projection.ts";
import { keysOf } from "../env.ts";
import { d1ProjectionSink } from "../roster/projections.ts";
import { runPurge } from "./files.ts";
import { runMessage } from "./messages.ts";
import { runMoney } from "./money.ts";
import { noticeRefusal } from "./notice-refusal.ts";
import { runShipping } from "./shipping.ts";

/** Carries out what collections cause outside; bound to the Graduate objects as `EFFECTS`. */
export class CollectionEffects extends WorkerEntrypoint<Env> implements Effects {
  async run(request: EffectRequest): Promise<EffectOutcome> {
    const ended = await this.#carryOut(request);
    const [code = "", upstream] = ended.outcome.split(":");
    if (ended.status !== "done")
      await noticeRefusal(this.env, upstream === undefined ? { code } : { code, upstream }, Date.now());
    return ended;
  }

  async #carryOut(request: EffectRequest): Promise<EffectOutcome> {
    const { effect } = request;
    switch (effect.kind) {
      case "message":
        return runMessage(this.env, request, effect);
      case "shipping":
        return runShipping(this.env, request, effect);
      case "purgeFiles":
        return runPurge(this.env, request.graduateId, effect.scope);
      default:
        return runMoney(this.env, request, effect);
    }
  }
}

/** Takes projections of collections into D1; bound to the Graduate objects as `PROJECTION`. */
export class ReadSide extends WorkerEntrypoint<Env> implements ProjectionSink {
  async put(rows: readonly Projection[]): Promise<void> {
    await d1ProjectionSink(this.env.DB, await keysOf(this.env)).put(rows);
  }
}
