import { describe, expect, it } from "vitest";
import { paymentParameters, placeOrder } from "../../../worker/wechat/pay/order.ts";
import { onStage, type Stage, valueOfOutcome } from "./stage.ts";

const openid = "oAlice00000000000000000000000";
const origin = "http://localhost:8790";

function post(stage: Stage, path: string, fields: Record<string, string>, from = origin): Promise<Response> {
  const init = {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { Origin: from },
    redirect: "manual",
  } as const;
  return stage.world.fetch(new Request(origin + path, init));
}

/** An application with the shell's routes, as the shell's README asks for them. */
function application(stage: Stage, req: string, prepayId: string): string[] {
  const heard: string[] = [];
  stage.app = async (request) => {
    const { pathname } = new URL(request.url);
    heard.push(`${request.method} ${pathname} ${request.headers.get("Authorization") ?? "-"}`);
    if (pathname === "/api/session/shell") return Response.json({ token: "S", expiresIn: 1800 });
    if (pathname === "/api/session/ticket") return Response.json({ ticket: "T" });
    if (pathname === `/api/shell/pay/${req}`) {
      return Response.json({
        payment: await paymentParameters(stage.merchant, stage.world, prepayId),
        templates: [],
      });
    }
    return new Response(null, { status: pathname === "/api/session/phone" ? 204 : 404 });
  };
  return heard;
}

describe("the played shell", () => {
  it("logs a user in, takes a ticket, and sends the browser to the application with it", () =>
    onStage(async (stage) => {
      const heard = application(stage, "", "");
      const entered = await post(stage, "/play/enter", { openid, phone: "on" });
      expect([entered.status, entered.headers.get("Location")]).toEqual([303, "http://localhost:8787/e#t=T"]);
      const calls = [
        "POST /api/session/shell -",
        "POST /api/session/phone Bearer S",
        "POST /api/session/ticket Bearer S",
      ];
      expect(heard).toEqual(calls);
    }));

  it("opens the cashier for a request of the user, pays, and leads back to the page that waits for it", () =>
    onStage(async (stage) => {
      await stage.control("/login", { openid });
      const order = {
        outTradeNo: "PLAY-0001",
        description: "毕业证件照采集",
        totalFen: 4990,
        openid,
        notifyPath: "/hooks/wechat/payment/g-1",
      };
      const { prepayId } = valueOfOutcome(await placeOrder(stage.merchant, stage.world, order));
      application(stage, "r-1", prepayId);
      const entered = await post(stage, "/play/enter", { openid });
      const cookie = (entered.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "";
      const open = (req: string) =>
        stage.world.fetch(new Request(`${origin}/pages/pay/pay?req=${req}`, { headers: { cookie } }));
      const cashier = await (await open("r-1")).text();
      expect(cashier).toContain("¥49.90");
      expect(cashier).toContain('href="http://localhost:8787/collect/g-1/pay"');
      expect((await open("r-2")).status).toBe(400);
      const paid = await post(stage, "/play/pay", { no: "PLAY-0001", back: "app" });
      expect(paid.headers.get("Location")).toBe("http://localhost:8787/collect/g-1/pay");
      expect((await post(stage, "/play/pay", { no: "PLAY-0001" })).status).toBe(409);
    }));

  it("says so when the application does not take the login, and takes orders from its own page only", () =>
    onStage(async (stage) => {
      expect((await post(stage, "/play/enter", { openid })).status).toBe(502);
      expect((await post(stage, "/play/pay", { no: "x" }, "http://evil.example")).status).toBe(403);
    }));

  it("shows everything on one page, with text escaped", () =>
    onStage(async (stage) => {
      await stage.control("/login", { openid });
      const order = {
        outTradeNo: "PLAY-0002",
        description: "<script>alert(1)</script>",
        totalFen: 1,
        openid,
        notifyPath: "/hooks/x",
      };
      valueOfOutcome(await placeOrder(stage.merchant, stage.world, order));
      const page = await (await stage.world.fetch(new Request(`${origin}/`))).text();
      expect(page).toContain("PLAY-0002");
      expect(page).not.toContain("<script>");
    }));
});
