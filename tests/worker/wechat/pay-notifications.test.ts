import { describe, expect, it } from "vitest";
import { queryOrder } from "../../../worker/wechat/pay/query.ts";
import { listening, paid } from "./paying.ts";
import { onStage, valueOfOutcome } from "./stage.ts";

describe("a notification that misbehaves", () => {
  const cases = [
    ["forge", "forged badSignature"],
    ["tamper", "forged badSignature"],
    ["staleClock", "forged clock"],
    ["unknownSerial", "forged unknownSerial"],
    ["probe", "forged probe"],
    ["wrongAmount", "mismatch totalFen"],
    ["wrongMerchant", "mismatch mchid"],
    ["wrongPayer", "mismatch openid"],
  ] as const;
  it.each(cases)("%s is heard as '%s', and the genuine one after it as paid", (kind, expected) =>
    onStage(async (stage) => {
      const heard = listening(stage);
      await stage.control("/mischief", { kind });
      await paid(stage, "ORDER-1001");
      const first = await stage.control<{ deliveries: { status: number }[] }>("/deliver", {});
      expect(first.deliveries.map((one) => one.status)).toEqual([expected.startsWith("forged") ? 401 : 204]);
      await stage.control("/deliver", {});
      expect(heard).toEqual([expected, "paid"]);
    }),
  );

  it("twice, late, or after a younger one still arrives; a dropped one is found by the query", () =>
    onStage(async (stage) => {
      const heard = listening(stage);
      for (const kind of ["duplicate", "delay", "reorder", "drop"])
        await stage.control("/mischief", { kind });
      for (const number of [1, 2, 3, 4]) await paid(stage, `ORDER-110${number}`);
      const deliver = () => stage.control<{ deliveries: unknown[] }>("/deliver", {});
      expect((await deliver()).deliveries).toHaveLength(2);
      stage.clock.now += 10_000;
      expect((await deliver()).deliveries).toHaveLength(1);
      await paid(stage, "ORDER-1105");
      expect((await deliver()).deliveries).toHaveLength(1);
      expect((await deliver()).deliveries).toHaveLength(1);
      expect(heard).toHaveLength(5);
      const dropped = valueOfOutcome(await queryOrder(stage.merchant, stage.world, "ORDER-1104"));
      expect(dropped.state).toBe("SUCCESS");
    }));

  it("is sent fifteen times more when nobody takes it, on the documented schedule, and then no more", () =>
    onStage(async (stage) => {
      let calls = 0;
      stage.app = async () => {
        calls++;
        return new Response(null, { status: 500 });
      };
      await stage.control("/setting", { name: "retryScale", value: "1" });
      await paid(stage, "ORDER-1200");
      await stage.control("/deliver", {});
      const waits = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600];
      for (const [index, seconds] of waits.entries()) {
        stage.clock.now += seconds * 1000 - 1;
        await stage.control("/deliver", {});
        expect(calls).toBe(index + 1);
        stage.clock.now += 1;
        await stage.control("/deliver", {});
        expect(calls).toBe(index + 2);
      }
      stage.clock.now += 86_400_000;
      await stage.control("/deliver", {});
      expect(calls).toBe(16);
    }));

  it("signed by the platform certificate is verified as well as one by the public key", () =>
    onStage(async (stage) => {
      const heard = listening(stage);
      await stage.control("/setting", { name: "notifyBy", value: "certificate" });
      await paid(stage, "ORDER-1300");
      await stage.control("/deliver", {});
      expect(heard).toEqual(["paid"]);
    }));
});
