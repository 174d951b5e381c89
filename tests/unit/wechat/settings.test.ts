import { generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { reasonNotToRun } from "../../../local/wechat-sandbox/guard.ts";
import { loadWechat } from "../../../worker/wechat/load.ts";
import { loadMerchant } from "../../../worker/wechat/pay/merchant.ts";
import { readWechatSettings } from "../../../worker/wechat/settings.ts";

const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const pkcs8 = privateKey.export({ type: "pkcs8", format: "pem" });
const spki = publicKey.export({ type: "spki", format: "pem" });

const pay = {
  mchid: "1900000001",
  merchantSerial: "5157F09EFDC096DE15EBE81A47057A7232F1B8E1",
  merchantKey: pkcs8,
  apiV3Key: "0123456789abcdef0123456789abcdef",
  platformKeys: [{ serial: "PUB_KEY_ID_01", pem: spki }],
  notifyBase: "https://xuezhao.example.cn/",
};
const settings = { appid: "wx0123456789abcdef", secret: "0123456789abcdef0123456789abcdef", pay };

describe("the WeChat settings", () => {
  it("default to WeChat's own addresses and no messages", () => {
    const read = readWechatSettings(settings, "production");
    expect(read).toMatchObject({
      ok: true,
      value: {
        apiBase: "https://api.weixin.qq.com",
        pay: { base: "https://api.mch.weixin.qq.com", notifyBase: "https://xuezhao.example.cn" },
        messages: { state: "formal", templates: {} },
        uploadShipping: false,
      },
    });
  });

  it("take the chat of 企业微信 customer service by its own address only", () => {
    const chat = (url: string) => ({
      ...settings,
      customerService: { corpId: "ww0123456789abcdef", url },
    });
    expect(readWechatSettings(chat("https://work.weixin.qq.com/kfid/kfc1"), "production").ok).toBe(true);
    const read = readWechatSettings(chat("https://evil.example/kfid/kfc1"), "production");
    expect(read.ok).toBe(false);
    expect(JSON.stringify(read)).not.toContain("evil.example");
  });

  it.each(["production", "staging", "", "Local"])(
    "refuse a sandbox in the environment '%s'",
    (environment) => {
      const sandboxed = {
        ...settings,
        apiBase: "http://localhost:8790",
        pay: { ...pay, base: "http://localhost:8790", notifyBase: "http://localhost:8787" },
      };
      const read = readWechatSettings(sandboxed, environment);
      expect(read.ok ? [] : read.faults.map((fault) => fault.split(":")[0])).toEqual([
        "wechat.apiBase",
        "wechat.pay.base",
        "wechat.pay.notifyBase",
      ]);
      expect(readWechatSettings(sandboxed, "local").ok).toBe(true);
    },
  );

  it("refuse an address that only begins like WeChat's", () => {
    const base = "https://api.mch.weixin.qq.com.example.cn";
    expect(readWechatSettings({ ...settings, pay: { ...pay, base } }, "production").ok).toBe(false);
  });

  it("name what is wrong without repeating a value", () => {
    const wrong = {
      ...settings,
      secret: "hunter2",
      pay: { ...pay, apiV3Key: "tooshortsecret", platformKeys: [] },
    };
    const read = readWechatSettings(wrong, "production");
    const text = read.ok ? "" : read.faults.join("\n");
    for (const name of ["wechat.secret", "wechat.pay.apiV3Key", "wechat.pay.platformKeys"])
      expect(text).toContain(name);
    expect(text).not.toMatch(/hunter2|tooshortsecret/);
  });
});

describe("a merchant's keys", () => {
  it("are loaded from PKCS#8 and SPKI", async () => {
    const read = readWechatSettings(settings, "production");
    if (!read.ok) throw new Error(read.faults.join());
    const loaded = await loadMerchant(read.value.appid, read.value.pay);
    expect(loaded).toMatchObject({ ok: true, value: { signer: { mchid: "1900000001" } } });
  });

  it("in PKCS#1 are refused with the command that converts them", async () => {
    const merchantKey = privateKey.export({ type: "pkcs1", format: "pem" }).toString();
    const base = "https://api.mch.weixin.qq.com";
    const loaded = await loadMerchant("wx", { ...pay, base, merchantKey, platformKeys: [] });
    expect(loaded).toMatchObject({ ok: false, fault: { setting: "pay.merchantKey" } });
    expect(JSON.stringify(loaded)).toContain("openssl pkcs8");
    expect(JSON.stringify(loaded)).not.toContain("BEGIN");
  });

  it("of the platform that cannot be read are refused by position", async () => {
    const platformKeys = [
      ...pay.platformKeys,
      { serial: "X", pem: "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----" },
    ];
    const base = "https://api.mch.weixin.qq.com";
    const loaded = await loadMerchant("wx", {
      ...pay,
      merchantKey: pkcs8.toString(),
      base,
      platformKeys: platformKeys.map((key) => ({ ...key, pem: key.pem.toString() })),
    });
    expect(loaded).toMatchObject({ ok: false, fault: { setting: "pay.platformKeys.1" } });
  });
});

describe("loading", () => {
  const noFetch = () => Promise.reject(new Error("not to be called"));

  it("takes the settings from JSON in production", async () => {
    const source = { environment: "production", settings: JSON.stringify(settings) };
    expect(await loadWechat(source, noFetch)).toMatchObject({
      ok: true,
      value: { settings: { appid: settings.appid } },
    });
  });

  it("refuses a sandbox outside the local environment without asking it, and next to real settings", async () => {
    const sandbox = "http://localhost:8790";
    const faults = async (source: Parameters<typeof loadWechat>[0]) => {
      const loaded = await loadWechat(source, noFetch);
      return loaded.ok ? [] : loaded.faults;
    };
    expect(await faults({ environment: "production", sandbox })).toEqual([
      "wechat.sandbox: only in the local environment",
    ]);
    expect(await faults({ environment: "local", sandbox, settings: "{}" })).toEqual([
      "wechat.sandbox: not together with wechat.settings",
    ]);
    expect(await faults({ environment: "local", sandbox })).toEqual(["wechat.sandbox: does not answer"]);
    expect(await faults({ environment: "production" })).toEqual(["wechat.settings: is not JSON"]);
    expect(await faults({ environment: "production", settings: "{secret" })).toEqual([
      "wechat.settings: is not JSON",
    ]);
  });
});

describe("the sandbox worker", () => {
  it("runs only when switched on, and only under a name of this machine", () => {
    expect(reasonNotToRun("on", "http://localhost:8790/")).toBeUndefined();
    expect(reasonNotToRun("on", "http://127.0.0.1:8790/v3/x")).toBeUndefined();
    expect(reasonNotToRun(undefined, "http://localhost:8790/")).toContain("SANDBOX:on");
    expect(reasonNotToRun("on", "https://xuezhao-wechat-sandbox.example.dev/")).toContain("this machine");
    expect(reasonNotToRun("on", "https://localhost.example.dev/")).toContain("this machine");
  });
});
