import { playWechat } from "../api/client.ts";
import { Collector } from "./collector.ts";
import { deliver, fireAlarms } from "./two-books.ts";

const system = { kind: "system" } as const;

/** A real collection, step by step, with whatever has to leave it leaving at once. */
export class Told extends Collector {
  async give(command: Parameters<Collector["perform"]>[0]): Promise<void> {
    const answer = await this.perform(command);
    if (!answer.ok) throw new Error(answer.refusal.code);
    await fireAlarms([this]);
  }

  async pay(): Promise<string> {
    const number = await this.open();
    if (number === undefined) throw new Error("no order");
    await playWechat("/pay", { outTradeNo: number });
    await deliver();
    await fireAlarms([this]);
    return number;
  }

  /** A shot whose standardizing ends with or without a failed check. */
  async shoot(failed: string | null): Promise<void> {
    const id = crypto.randomUUID();
    await this.give({ type: "recordShot", by: this.by, shot: { id, sha256: id, source: "camera" } });
    const begun = await this.perform({ type: "beginStandardizing", by: this.by, shotId: id });
    const leaseId = begun.ok ? (begun.lease?.id ?? "") : "";
    if (failed !== null) {
      const failure = { cause: "checks", checks: [failed] } as const;
      await this.give({ type: "failStandardizing", by: system, leaseId, failure });
      return;
    }
    const sha256 = "a".repeat(64);
    const made = {
      shotId: id,
      sha256,
      reportSha256: sha256,
      specVersion: "moe-blue@1",
      engine: "x",
      doubts: [],
    };
    await this.give({ type: "completeStandardizing", by: system, leaseId, standard: made });
    await this.give({ type: "submit", by: this.by, standardSha256: sha256 });
  }
}
