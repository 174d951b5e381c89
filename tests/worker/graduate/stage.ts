import { runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { Answer } from "../../../durable-objects/answer.ts";
import type { Ports } from "../../../durable-objects/drain.ts";
import type { Graduate } from "../../../durable-objects/graduate.ts";
import { Keeper } from "../../../durable-objects/keeper.ts";
import type { Projection } from "../../../durable-objects/projection.ts";
import type { Input } from "../../../durable-objects/request.ts";
import type { ObjectStorage } from "../../../durable-objects/storage/schema.ts";
import type { StudentRecord } from "../../../durable-objects/student-record.ts";
import { policyAt } from "../../unit/collection/support/policy.ts";

/** A made-up graduate; nothing about it is anyone's. */
export const record: StudentRecord = {
  name: "周示例",
  documentType: "resident",
  documentSealed: "v1.sealed",
  documentLastFour: "175X",
  studentNumber: "20260001",
  collectionCode: null,
  school: "示例大学",
  category: "普通高等教育",
  level: "本科",
  year: 2026,
  college: null,
  major: null,
  className: null,
};

/** Who holds the collections of these tests. */
export const graduate = { kind: "graduate", accountId: "account-a" } as const;

/** Takes the one shot that these tests know. */
export const takeShot = {
  type: "recordShot",
  by: graduate,
  shot: { id: "shot-1", sha256: "aa", source: "camera" },
} as const;

/** Begins to make a standard photo of it. */
export const begin = { type: "beginStandardizing", by: graduate, shotId: "shot-1" } as const;

// Far enough ahead that no real alarm fires by itself: tests fire them.
export const start = Date.now() + 400 * 86_400_000;
export const policy = policyAt(start);

/** A read side in memory with the sink's rule: a row replaces one of the same or a lower version. */
export class MemorySink {
  readonly rows = new Map<string, Projection>();
  puts = 0;
  async put(rows: readonly Projection[]): Promise<void> {
    this.puts++;
    for (const row of rows) {
      const stored = this.rows.get(row.graduateId);
      if (!stored || row.version >= stored.version) this.rows.set(row.graduateId, row);
    }
  }
}

let serial = 0;

function thrown(timerId: string, error: unknown): void {
  throw new Error(`timer ${timerId} failed`, { cause: error });
}

/** A fresh object, a clock that tests move, and ports that they choose. */
export function stage(ports: Partial<Ports> = {}) {
  const graduateId = `graduate-${Date.now()}-${serial++}`;
  // An abort breaks the stubs of its object, so each use asks for a new one.
  const stub = () => env.GRADUATE.getByName(graduateId);
  const clock = { now: start };
  // What the object means to do later; tests do it, or let it be lost.
  const lingering: { readonly ms: number; readonly work: () => Promise<void> }[] = [];
  const identity = { graduateId, programmeId: "p1", schoolId: "u1" };

  /** A keeper on the real storage (or one wrapped by the test), with the test's clock and ports. */
  function keeperOn(storage: ObjectStorage, own: Partial<Ports> = ports, failed = thrown) {
    return new Keeper({
      storage,
      ports: { effects: null, projection: null, ...own },
      now: () => clock.now,
      random: () => 0.5,
      mint: () => crypto.randomUUID().replaceAll("-", ""),
      changed: () => undefined,
      later: (ms, work) => {
        lingering.push({ ms, work });
      },
      failed,
    });
  }

  const inside = <R>(
    work: (keeper: Keeper, state: DurableObjectState, graduate: Graduate) => R | Promise<R>,
  ) =>
    runInDurableObject(stub(), (graduate: Graduate, state) => work(keeperOn(state.storage), state, graduate));

  return {
    graduateId,
    identity,
    get stub() {
      return stub();
    },
    clock,
    lingering,
    keeperOn,
    inside,
    perform: (key: string, command: Input): Promise<Answer> =>
      inside((keeper) => keeper.perform({ key, command })),
    alarm: () => inside((keeper) => keeper.alarm()),
    /** The usual way up to a paid collection; returns the order's number. */
    async paid(): Promise<string> {
      const by = graduate;
      const steps: Input[] = [
        { type: "claim", by, ...identity, policy, record, proof: { kind: "lastFour", typed: "175x" } },
        { type: "confirmRecord", by },
        { type: "openOrder", by, services: ["basic"] },
      ];
      let answer: Answer | undefined;
      for (const [n, command] of steps.entries()) answer = await this.perform(`setup-${n}-key`, command);
      if (!answer?.ok || !answer.order) throw new Error("the order did not open");
      const { number: orderNumber, amountFen } = answer.order;
      await this.perform(`pay-${orderNumber}`, {
        type: "recordPayment",
        by: { kind: "system" },
        orderNumber,
        transactionId: `wx-${orderNumber}`,
        amountFen,
        currency: "CNY",
        paidAt: clock.now,
      });
      return orderNumber;
    },
    /** The usual way up to a shot; returns the paid order's number. */
    async shot(): Promise<string> {
      const number = await this.paid();
      await this.perform("shot-key-1", takeShot);
      return number;
    },
  };
}
