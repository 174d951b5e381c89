import { describe, expect, it } from "vitest";
import { certificateShelf } from "../../../worker/wechat/pay/certificate-shelf.ts";
import { downloadCertificates } from "../../../worker/wechat/pay/certificates.ts";
import type { Merchant } from "../../../worker/wechat/pay/merchant.ts";
import type { World } from "../../../worker/wechat/world.ts";
import { onStage, valueOfOutcome } from "./stage.ts";

function publicKeyOnly(merchant: Merchant): Merchant {
  const known = [...merchant.keys.values()].filter(({ kind }) => kind === "publicKey");
  return { ...merchant, keys: new Map(known.map((key) => [key.serial, key])) };
}

describe("platform certificates", () => {
  it("are downloaded, decrypted and trusted by a merchant that had only the public key", () =>
    onStage(async (stage) => {
      const bare = publicKeyOnly(stage.merchant);
      const extended = valueOfOutcome(await downloadCertificates(bare, stage.world));
      expect([...extended.keys.values()].map((key) => key.kind)).toEqual(["publicKey", "certificate"]);
      const none = { ...stage.merchant, keys: new Map() };
      expect(valueOfOutcome(await downloadCertificates(none, stage.world)).keys.size).toBe(1);
    }));

  it("are refused when the APIv3 key is not ours", () =>
    onStage(async (stage) => {
      const raw = new TextEncoder().encode("0123456789abcdef0123456789abcdef");
      const apiV3Key = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["decrypt"]);
      const answer = await downloadCertificates({ ...stage.merchant, apiV3Key }, stage.world);
      expect(answer).toMatchObject({ refusal: { code: "payUnverified" } });
    }));

  it("are kept for twelve hours, then renewed; while WeChat Pay does not answer those from before are used", () =>
    onStage(async (stage) => {
      const bare = publicKeyOnly(stage.merchant);
      let asked = 0;
      let down = false;
      const world: World = {
        ...stage.world,
        fetch(request) {
          asked += 1;
          return down ? Promise.reject(new Error("no route")) : stage.world.fetch(request);
        },
      };
      const shelf = certificateShelf();
      const kinds = async () => [...(await shelf(bare, world)).keys.values()].map(({ kind }) => kind);
      const both = ["publicKey", "certificate"];
      expect([await kinds(), await kinds(), asked]).toEqual([both, both, 1]);
      stage.clock.now += 12 * 3_600_000;
      down = true;
      expect([await kinds(), await kinds(), asked]).toEqual([both, both, 2]);
      stage.clock.now += 60_000;
      down = false;
      expect([await kinds(), asked]).toEqual([both, 3]);
    }));

  it("that cannot be had at first leave the configured key, and are asked for again a minute later", () =>
    onStage(async (stage) => {
      const bare = publicKeyOnly(stage.merchant);
      const shelf = certificateShelf();
      const down = { ...stage.world, fetch: () => Promise.reject(new Error("no route")) };
      expect((await shelf(bare, down)).keys.size).toBe(1);
      expect((await shelf(bare, stage.world)).keys.size).toBe(1);
      stage.clock.now += 60_000;
      expect((await shelf(bare, stage.world)).keys.size).toBe(2);
    }));
});
