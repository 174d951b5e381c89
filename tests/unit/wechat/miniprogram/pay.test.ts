import { describe, expect, it } from "vitest";
import { open, went } from "./runtime.ts";

describe("the pay page", () => {
  const payment = { timeStamp: "1", nonceStr: "n", package: "prepay_id=1", signType: "RSA", paySign: "s" };
  const answer = {
    "/api/shell/pay/r-1": { status: 200, body: { payment, templates: ["a", "b", "c", "d"] } },
  };

  it("opens the cashier with the server's parameters, then asks for messages, then goes back", async () => {
    const shell = await open("pay", { req: "r-1" }, answer);
    expect(shell.of("requestPayment")[0]).toMatchObject(payment);
    expect(shell.of("requestSubscribeMessage")[0]?.tmplIds).toEqual(["a", "b", "c"]);
    expect(went(shell)).toBe(1);
  });

  it("stays after a cancel or a failure, and asks the server anew before the next try", async () => {
    const cancelled = await open("pay", { req: "r-1" }, answer, { requestPayment: { fail: "cancel" } });
    expect(cancelled.page.data.problem).toContain("支付已取消");
    await cancelled.run("pay");
    expect(cancelled.of("request").filter((call) => String(call.url).endsWith("/pay/r-1"))).toHaveLength(2);
    const failed = await open("pay", { req: "r-1" }, answer, { requestPayment: { fail: "" } });
    expect(failed.page.data.problem).toContain("不要重复支付");
    expect(went(failed)).toBe(0);
  });

  it("shows that a request has run out", async () => {
    const shell = await open("pay", { req: "gone" });
    expect(shell.page.data.problem).toContain("已过期");
    expect(shell.of("requestPayment")).toHaveLength(0);
  });
});
