import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { beijingDay, beijingRfc3339, fromBeijingText } from "../../../worker/wechat/beijing.ts";
import { comparePayment } from "../../../worker/wechat/pay/compare.ts";
import { fenOfYuan, yuanOfFen } from "../../../worker/wechat/pay/money.ts";

describe("an amount", () => {
  it("goes from fen to yuan and back unchanged", () => {
    fc.assert(fc.property(fc.nat(10_000_000_000), (fen) => fenOfYuan(yuanOfFen(fen)) === fen));
  });

  it("is read as bills write it and refused when finer than a fen, negative or no number", () => {
    expect(["0.47", "45.0", "12", "0.00000", "1.10", "0.5"].map(fenOfYuan)).toEqual([
      47, 4500, 1200, 0, 110, 50,
    ]);
    for (const odd of ["0.001", "-1", "", "1e3", "一", " 1"]) expect(fenOfYuan(odd)).toBeUndefined();
  });
});

describe("Beijing time", () => {
  it("is eight hours ahead all year, and its day turns at 16:00 UTC", () => {
    expect(beijingRfc3339(Date.UTC(2026, 10, 22, 16, 0, 1))).toBe("2026-11-23T00:00:01+08:00");
    expect(beijingDay(Date.UTC(2026, 10, 22, 15, 59, 59))).toBe("2026-11-22");
    expect(fromBeijingText("2026-11-23 00:00:01")).toBe(Date.UTC(2026, 10, 22, 16, 0, 1));
    expect(fromBeijingText("2026-13-01 00:00:00")).toBeUndefined();
  });
});

describe("the comparison of a payment with its order", () => {
  const expected = {
    appid: "wx1",
    mchid: "19",
    outTradeNo: "O-00001",
    totalFen: 4990,
    currency: "CNY",
    samePayer: true,
  } as const;
  const paid = { ...expected, openid: "o1", transactionId: "42", state: "SUCCESS", paidAt: 5 } as const;

  it("matches the payment of the order, also after a refund", () => {
    expect(comparePayment(expected, paid)).toEqual({ matched: true, transactionId: "42", paidAt: 5 });
    expect(comparePayment(expected, { ...paid, state: "REFUND" }).matched).toBe(true);
  });

  it.each(["appid", "mchid", "outTradeNo", "totalFen", "currency", "transactionId"] as const)(
    "refuses one whose %s differs or is missing, by name and not by value",
    (field) => {
      const missing = { ...paid, [field]: undefined } as unknown as Parameters<typeof comparePayment>[1];
      expect(comparePayment(expected, missing)).toEqual({ matched: false, fields: [field] });
      if (field === "transactionId") return;
      const other = { ...paid, [field]: field === "totalFen" ? 4989 : "x" };
      expect(comparePayment(expected, other)).toEqual({ matched: false, fields: [field] });
    },
  );

  it("refuses one of another payer", () => {
    expect(comparePayment({ ...expected, samePayer: false }, paid)).toEqual({
      matched: false,
      fields: ["openid"],
    });
  });

  it.each(["NOTPAY", "CLOSED", "REVOKED", "USERPAYING", "PAYERROR"] as const)(
    "never takes %s for paid",
    (state) => {
      expect(comparePayment(expected, { ...paid, state })).toEqual({ matched: false, fields: ["state"] });
    },
  );
});
