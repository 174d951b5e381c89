import { fromBase64, utf8 } from "../../../worker/wechat/bytes.ts";
import { requestMessage } from "../../../worker/wechat/pay/sign.ts";
import type { Scene } from "../sandbox.ts";
import { one } from "../tables.ts";

const fields = ["mchid", "nonce_str", "timestamp", "serial_no", "signature"] as const;

function fieldsOf(header: string): Record<(typeof fields)[number], string> | undefined {
  const list = /^WECHATPAY2-SHA256-RSA2048 (.+)$/.exec(header)?.[1];
  if (list === undefined) return undefined;
  const found = new Map(Array.from(list.matchAll(/(\w+)="([^"]*)"/g), (match) => [match[1], match[2]]));
  if (found.size !== fields.length) return undefined;
  const [mchid, nonce_str, timestamp, serial_no, signature] = fields.map((field) => found.get(field));
  if (!mchid || !nonce_str || !timestamp || !serial_no || !signature) return undefined;
  return { mchid, nonce_str, timestamp, serial_no, signature };
}

/** What is wrong with a request to the pay API, as strictly as the real one; undefined when it is well signed. */
export async function requestFault(
  scene: Scene,
  request: Request,
  body: string,
): Promise<string | undefined> {
  const { headers } = request;
  if (!headers.get("User-Agent")) return "User-Agent is required";
  if (!headers.get("Accept")?.includes("application/json")) return "Accept must include application/json";
  if (request.method === "POST" && !headers.get("Content-Type")?.startsWith("application/json"))
    return "Content-Type must be application/json";

  const asked = headers.get("Wechatpay-Serial");
  if (asked !== null && asked !== scene.keys.publicKeyId && asked !== scene.keys.certificateSerial)
    return "Wechatpay-Serial is unknown";

  const signed = fieldsOf(headers.get("Authorization") ?? "");
  if (signed === undefined) return "Authorization is malformed";
  if (signed.mchid !== scene.keys.mchid) return "mchid is unknown";
  if (signed.serial_no !== scene.keys.merchantSerial) return "serial_no is unknown";
  if (!/^\d+$/.test(signed.timestamp)) return "timestamp is malformed";
  if (Math.abs(scene.now() - Number(signed.timestamp) * 1000) > 300_000) return "timestamp is out of range";
  if (!/^[0-9A-Za-z]{8,32}$/.test(signed.nonce_str)) return "nonce_str is malformed";

  const url = new URL(request.url);
  const message = requestMessage(
    request.method,
    url.pathname + url.search,
    signed.timestamp,
    signed.nonce_str,
    body,
  );
  const signature = fromBase64(signed.signature);
  if (signature === undefined) return "signature is not base64";
  const valid = await crypto.subtle.verify(
    "RSASSA-PKCS1-v1_5",
    scene.keys.merchantVerifies,
    signature,
    utf8(message),
  );
  if (!valid) return "signature does not verify";
  const name = `nonce ${signed.nonce_str}`;
  const fresh = one(
    scene.sql,
    "INSERT INTO setting VALUES (?, '') ON CONFLICT DO NOTHING RETURNING name",
    name,
  );
  return fresh === undefined ? "nonce_str was used before" : undefined;
}
