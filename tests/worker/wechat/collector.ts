import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import type { Answer } from "../../../durable-objects/answer.ts";
import type { Policy } from "../../../durable-objects/collection/policy.ts";
import type { Input } from "../../../durable-objects/request.ts";
import { firstParcelAt } from "../../../durable-objects/storage/outbox.ts";
import { graduateOf, wechatOf } from "../../../worker/adapters.ts";
import { notifyPath } from "../../../worker/effects/money.ts";
import { keysOf } from "../../../worker/env.ts";
import { accountOfOpenid } from "../../../worker/roster/accounts.ts";
import { platformMinting } from "../../../worker/roster/ids.ts";
import { payerHashOf } from "../../../worker/roster/secrets/lookup-hash.ts";
import { placeOrder } from "../../../worker/wechat/pay/order.ts";
import { platformWorld } from "../../../worker/wechat/world.ts";
import { policyAt } from "../../unit/collection/support/policy.ts";
import { playWechat } from "../api/client.ts";
import { record } from "../graduate/stage.ts";
import { testEnv } from "../test-env.ts";

/** Someone who pays, known to the played WeChat and to us. */
export interface Payer {
  readonly openid: string;
  readonly accountId: string;
}

/** Makes someone who pays. */
export async function newPayer(): Promise<Payer> {
  const openid = `o${crypto.randomUUID().replaceAll("-", "").slice(0, 27)}`;
  await playWechat("/login", { openid });
  const keys = await keysOf(testEnv);
  return { openid, accountId: await accountOfOpenid(testEnv.DB, keys, openid, platformMinting) };
}

const staff = { kind: "staff", staffId: "s1" } as const;

// Worded so that the runner, which prints what nobody catches, keeps quiet: these crashes are meant.
const crash = "disconnected: operation canceled";
const teardown = "Instance dispose";

/** A real graduate's object, from outside: every call may meet a crash and is then made again with its key. */
export class Collector {
  readonly id = `g${crypto.randomUUID().replaceAll("-", "").slice(0, 22)}`;
  /** Numbers of the orders opened so far. */
  readonly numbers: string[] = [];
  readonly #payer: Payer;
  #serial = 0;

  constructor(payer: Payer) {
    this.#payer = payer;
  }

  /** A crash breaks the stubs of its object, so each use asks for a new one. */
  get object() {
    return graduateOf(testEnv, this.id);
  }

  get by() {
    return { kind: "graduate", accountId: this.#payer.accountId } as const;
  }

  async perform(command: Input): Promise<Answer> {
    const key = `step-${this.#serial++}-key`;
    return again(async (): Promise<Answer> => this.object.perform({ key, command }));
  }

  /** Claimed and confirmed: the next step is to pay. */
  async begin(change: Partial<Policy> = {}, programmeId = "p-books"): Promise<this> {
    const identity = { graduateId: this.id, programmeId, schoolId: "s-books" };
    const policy = policyAt(Date.now(), { reminders: { beforeCloseDays: [], idleDays: null }, ...change });
    const proof = { kind: "identity", holds: true } as const;
    await this.perform({ type: "claim", by: this.by, ...identity, policy, record, proof });
    await this.perform({ type: "confirmRecord", by: this.by });
    return this;
  }

  /**
   * Opens an order and takes it to the cashier; undefined when the object wants none now.
   *
   * @param knowsPayer False for an order from before orders knew their payer.
   */
  async open({ knowsPayer = true } = {}): Promise<string | undefined> {
    const payerHash = await payerHashOf(await keysOf(testEnv), this.#payer.openid);
    const who = knowsPayer ? { payerHash } : {};
    const answer = await this.perform({ type: "openOrder", by: this.by, services: ["basic"], ...who });
    if (!answer.ok || answer.order === undefined) return undefined;
    const { number, amountFen: totalFen, expiresAt } = answer.order;
    if (!this.numbers.includes(number)) this.numbers.push(number);
    const { merchant } = await wechatOf(testEnv);
    const { openid } = this.#payer;
    const path = notifyPath("payment", this.id);
    const description = "毕业证件照采集";
    const order = { outTradeNo: number, description, totalFen, openid, expiresAt, notifyPath: path };
    // A fault may be planned for any of the calls.
    for (let tries = 0; tries < 5; tries++) {
      const placed = await placeOrder(merchant, platformWorld, order);
      if (placed.ok || !placed.refusal.retry) break;
    }
    return number;
  }

  cancel(orderNumber: string): Promise<Answer> {
    return this.perform({ type: "expireOrder", by: this.by, orderNumber });
  }

  askBack(orderNumber: string, who: "graduate" | "staff" = "graduate"): Promise<Answer> {
    const by = who === "staff" ? staff : this.by;
    return this.perform({ type: "requestRefund", by, orderNumber, note: "why" });
  }

  async orders() {
    return (await again(async () => this.object.view())).collection.orders;
  }

  /** Runs the alarm if its time has come, or something lingers that a notification caused; it may die on the way. */
  async alarm(): Promise<boolean> {
    const due = await again(() =>
      runInDurableObject(this.object, async (_, { storage }) => {
        const alarmAt = await storage.getAlarm();
        if (alarmAt === null) return false;
        return Math.min(alarmAt, firstParcelAt(storage.sql) ?? alarmAt) <= Date.now();
      }),
    );
    if (!due) return false;
    await runDurableObjectAlarm(this.object).catch(() => undefined);
    return true;
  }

  /** The object's next commit, whoever asks for it, is lost; or it is durable and its answer is lost. */
  async failAtCommit(when: "before" | "after"): Promise<void> {
    await again(() =>
      runInDurableObject(this.object, (_, { storage }) => {
        const commit = storage.transactionSync.bind(storage);
        storage.transactionSync = (work) => {
          Reflect.deleteProperty(storage, "transactionSync");
          if (when === "after") commit(work);
          throw new Error(crash);
        };
      }),
    );
  }

  /** The object is torn down in its next commit, when all is written and nothing durable. */
  async tearDownAtCommit(): Promise<void> {
    await again(() =>
      runInDurableObject(this.object, (_, state) => {
        const { storage } = state;
        const commit = storage.transactionSync.bind(storage);
        storage.transactionSync = (work) => {
          const result = commit(work);
          state.abort(teardown);
          return result;
        };
      }),
    );
  }

  /** Leaves memory, as after a crash between two requests. */
  async evict(): Promise<void> {
    await evictDurableObject(this.object).catch(() => undefined);
  }

  /** The object is torn down now: calls under way fail, and what is not yet durable is lost. */
  async abort(): Promise<void> {
    await runInDurableObject(this.object, (_, state) => state.abort(teardown)).catch(() => undefined);
  }
}

/** Repeats what a crash has broken off, as a client does. */
async function again<T>(call: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await call();
    } catch (error) {
      if (tries === 3) throw error;
    }
  }
}
