import { type Context, Hono } from "hono";
import { beijingRfc3339 } from "../../../worker/wechat/beijing.ts";
import { type Fault, takeFault } from "../faults.ts";
import type { Scene } from "../sandbox.ts";
import { encryptResource, type SignMischief, signatureHeaders } from "../sealed.ts";
import { billAddress, billFile } from "./bill.ts";
import { requestFault } from "./check.ts";
import { close, place, query } from "./orders.ts";
import { queryRefund, refund } from "./refunds.ts";
import { failure, type Reply } from "./reply.ts";

type Handler = (context: Context, body: unknown) => Reply | Promise<Reply>;

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function certificates(scene: Scene): Promise<Reply> {
  const { certificate, certificateSerial } = scene.keys;
  const now = scene.now();
  const data = [
    {
      serial_no: certificateSerial,
      effective_time: beijingRfc3339(now - 86_400_000),
      expire_time: beijingRfc3339(now + 86_400_000),
      encrypt_certificate: await encryptResource(scene.keys, certificate, "certificate"),
    },
  ];
  return { status: 200, value: { data } };
}

async function signedResponse(
  scene: Scene,
  request: Request,
  reply: Reply,
  fault: Fault | undefined,
): Promise<Response> {
  let text = "";
  if ("value" in reply) text = JSON.stringify(reply.value);
  if ("code" in reply) text = JSON.stringify({ code: reply.code, message: reply.message });
  const asked = request.headers.get("Wechatpay-Serial");
  const by = asked === scene.keys.publicKeyId ? "publicKey" : "certificate";
  const spoilt = fault !== undefined && ["badSignature", "staleClock", "unknownSerial"].includes(fault.kind);
  const mischief = spoilt ? (fault.kind as SignMischief) : "none";
  const headers = await signatureHeaders(scene.keys, text, scene.now(), by, mischief);
  return new Response(reply.status === 204 ? null : text, {
    status: reply.status,
    headers: { ...headers, "Content-Type": "application/json; charset=utf-8" },
  });
}

/** The pay API: every request is checked strictly, every answer signed, planned faults carried out. */
export function payRoutes(scene: Scene): Hono {
  const app = new Hono();

  const answer = (handle: Handler) => async (context: Context) => {
    const request = context.req.raw;
    const text = await request.text();
    const wrong = await requestFault(scene, request, text);
    if (wrong !== undefined)
      return signedResponse(scene, request, failure(401, "SIGN_ERROR", wrong), undefined);
    const fault = takeFault(scene.sql, context.req.path);
    if (fault?.kind === "error500")
      return signedResponse(scene, request, failure(500, "SYSTEM_ERROR", "planned"), fault);
    if (fault?.kind === "busy")
      return signedResponse(scene, request, failure(429, "FREQUENCY_LIMITED", "planned"), fault);
    if (fault?.kind === "errcode")
      return signedResponse(scene, request, failure(403, fault.code, "planned"), fault);
    const reply = await handle(context, parse(text));
    if (fault?.kind === "lost") return new Response(null, { status: 502 });
    return signedResponse(scene, request, reply, fault);
  };
  const param = (context: Context) => context.req.param("no") ?? "";

  app.post(
    "/pay/transactions/jsapi",
    answer((_, body) => place(scene, body)),
  );
  app.get(
    "/pay/transactions/out-trade-no/:no",
    answer((context) => query(scene, param(context), context.req.query("mchid"))),
  );
  app.post(
    "/pay/transactions/out-trade-no/:no/close",
    answer((context, body) => close(scene, param(context), body)),
  );
  app.post(
    "/refund/domestic/refunds",
    answer((_, body) => refund(scene, body)),
  );
  app.get(
    "/refund/domestic/refunds/:no",
    answer((context) => queryRefund(scene, param(context))),
  );
  app.get(
    "/certificates",
    answer(() => certificates(scene)),
  );
  app.get(
    "/bill/tradebill",
    answer((context) => billAddress(scene, new URL(context.req.url))),
  );
  app.get("/billdownload/file", async (context) => {
    const wrong = await requestFault(scene, context.req.raw, "");
    if (wrong !== undefined)
      return signedResponse(scene, context.req.raw, failure(401, "SIGN_ERROR", wrong), undefined);
    return billFile(scene, context.req.query("token") ?? "");
  });
  return app;
}
