import { Decorator } from "wechatpay-axios-plugin";
import NodePayModule from "wechatpay-node-v3";
import { type NodeStage, origin } from "./wechat-node-stage.ts";

// CommonJS with a default export inside the default export.
const NodePay = (NodePayModule as unknown as { default?: typeof NodePayModule }).default ?? NodePayModule;

/** Who pays. */
export const openid = "oAlice00000000000000000000000";

/** What the sandbox answers, read. */
export async function answerOf(
  { sandbox }: NodeStage,
  path: string,
  init: RequestInit,
): Promise<{ status: number; headers: Headers; text: string }> {
  const response = await sandbox.fetch(new Request(origin + path, init));
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** wechatpay-axios-plugin as a whole, its requests carried to the sandbox. */
export function axiosPlugin(stage: NodeStage) {
  const { keys } = stage.scene;
  const adapter = async (config: {
    url?: string;
    method?: string;
    data?: string;
    headers: Record<string, string>;
  }) => {
    const method = (config.method ?? "get").toUpperCase();
    const path = `/${(config.url ?? "").replace(/^\//, "")}`;
    const init = {
      method,
      headers: { ...config.headers },
      ...(method === "POST" ? { body: config.data ?? "" } : {}),
    };
    const { status, headers, text } = await answerOf(stage, path, init);
    return { status, statusText: "", headers: Object.fromEntries(headers), data: text, config, request: {} };
  };
  const config = {
    mchid: keys.mchid,
    serial: keys.merchantSerial,
    privateKey: keys.merchantKey,
    certs: { [keys.publicKeyId]: keys.publicKey, [keys.certificateSerial]: keys.certificate },
    baseURL: `${origin}/`,
    adapter,
  };
  return new Decorator(config as unknown as ConstructorParameters<typeof Decorator>[0]) as unknown as {
    request(
      path: string,
      method: string,
      data?: unknown,
      config?: unknown,
    ): Promise<{ status: number; data: Record<string, unknown> }>;
  };
}

/** wechatpay-node-v3 as a whole, its requests carried to the sandbox. */
export function nodePay(stage: NodeStage) {
  const { keys } = stage.scene;
  const peer = new NodePay({
    appid: keys.appid,
    mchid: keys.mchid,
    serial_no: keys.merchantSerial,
    publicKey: Buffer.from(keys.merchantPublicKey),
    privateKey: Buffer.from(keys.merchantKey),
    key: keys.apiV3Key,
  });
  const carry = async (url: string, init: RequestInit) => {
    const { status, headers, text } = await answerOf(
      stage,
      url.replace("https://api.mch.weixin.qq.com", ""),
      init,
    );
    return { status, headers: Object.fromEntries(headers), text, data: text === "" ? {} : JSON.parse(text) };
  };
  const get = (url: string, headers: Record<string, string>) => carry(url, { headers });
  const post = (url: string, body: unknown, headers: Record<string, string>) =>
    carry(url, { method: "POST", headers, body: JSON.stringify(body) });
  peer.createHttp({ get, post, upload: post } as unknown as Parameters<typeof peer.createHttp>[0]);
  return peer;
}
