import { describe, expect, it } from "vitest";
import { queryOrder } from "../../../worker/wechat/pay/query.ts";
import { requestRefund } from "../../../worker/wechat/pay/refund.ts";
import { paid, refundOf } from "./paying.ts";
import { onStage, valueOfOutcome } from "./stage.ts";

describe("an answer that misbehaves", () => {
  const cases = [
    ["error500", "payUpstream", true],
    ["lost", "payUpstream", true],
    ["busy", "payBusy", true],
    ["badSignature", "payUnverified", true],
    ["staleClock", "payUnverified", true],
    ["unknownSerial", "payUnverified", true],
  ] as const;
  it.each(cases)("%s is refused as %s, and the same refund asked again happens once", (kind, code, retry) =>
    onStage(async (stage) => {
      const { merchant, world } = stage;
      await paid(stage, "ORDER-2001");
      await stage.control("/fault", { path: "/v3/refund", kind });
      const refund = refundOf("ORDER-2001", "REFUND-2001", 4990);
      expect(await requestRefund(merchant, world, refund)).toMatchObject({
        ok: false,
        refusal: { code, retry },
      });
      expect(valueOfOutcome(await requestRefund(merchant, world, refund)).refundFen).toBe(4990);
      const state = await stage.control<{ refunds: unknown[] }>("/state");
      expect(state.refunds).toHaveLength(1);
    }),
  );

  it("in the network is refused as unreachable", () =>
    onStage(async ({ merchant, world }) => {
      const down = { ...world, fetch: () => Promise.reject(new Error("no route")) };
      expect(await queryOrder(merchant, down, "ORDER-2002")).toMatchObject({
        refusal: { code: "unreachable", retry: true },
      });
    }));
});

describe("the sandbox's check of our requests", () => {
  it("refuses a wrong key, serial, merchant and clock, each as a signature of ours that is not accepted", () =>
    onStage(async (stage) => {
      const { merchant, world } = stage;
      const rsa = {
        name: "RSASSA-PKCS1-v1_5",
        hash: "SHA-256",
        modulusLength: 2048,
        publicExponent: new Uint8Array([1, 0, 1]),
      };
      const stranger = (await crypto.subtle.generateKey(rsa, false, ["sign", "verify"])) as CryptoKeyPair;
      const wrong = [
        { ...merchant, signer: { ...merchant.signer, key: stranger.privateKey } },
        { ...merchant, signer: { ...merchant.signer, serial: "5157F09EFDC096DE15EBE81A47057A7232F1B8E1" } },
        { ...merchant, signer: { ...merchant.signer, mchid: "1900000002" } },
      ];
      for (const one of wrong) {
        expect(await queryOrder(one, world, "ORDER-3001")).toMatchObject({
          refusal: { code: "paySignature" },
        });
      }
      const late = { ...world, now: () => stage.clock.now - 301_000 };
      expect(await queryOrder(merchant, late, "ORDER-3001")).toMatchObject({
        refusal: { code: "paySignature" },
      });
    }));
});
