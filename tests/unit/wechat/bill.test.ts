import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BillRow, parseBill } from "../../../worker/wechat/pay/bill-csv.ts";
import { yuanOfFen } from "../../../worker/wechat/pay/money.ts";
import { type JournalEntry, reconcile } from "../../../worker/wechat/pay/reconcile.ts";

const header =
  "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额," +
  "微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注";

function csvOf(rows: readonly { no: string; fen: number; what: string }[]): string {
  const lines = rows.map(({ no, fen, what }) => {
    const head = [
      "2026-06-01 10:00:00",
      "wx1",
      "19",
      "0",
      "",
      `42${no}`,
      no,
      "o1",
      "JSAPI",
      "SUCCESS",
      "OTHERS",
      "CNY",
    ];
    const tail = [
      yuanOfFen(fen),
      "0.00",
      "0",
      "0",
      "0.00",
      "0.00",
      "",
      "",
      what,
      "",
      "0.0",
      "0.6%",
      yuanOfFen(fen),
      "0.00",
      "",
    ];
    return [...head, ...tail].map((cell) => `\`${cell}`).join(",");
  });
  const sum = yuanOfFen(rows.reduce((total, row) => total + row.fen, 0));
  const footer =
    "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";
  const sums = [`${rows.length}.0`, sum, "0.0", "0.0", "0.0", sum, "0.0"]
    .map((cell) => `\`${cell}`)
    .join(",");
  return `\uFEFF${[header, ...lines, footer, sums, ""].join("\r\n")}`;
}

const billRow = fc.record({
  no: fc.stringMatching(/^[0-9A-Za-z_-]{6,32}$/),
  fen: fc.integer({ min: 1, max: 1_000_000 }),
  what: fc.constantFrom("毕业证件照", "基础版, 含冲印", "a,b", ""),
});

describe("a trade bill", () => {
  it("of any payments is read back whole, commas in names included", () => {
    fc.assert(
      fc.property(fc.array(billRow, { maxLength: 20 }), (rows) => {
        const parsed = parseBill(csvOf(rows));
        return (
          parsed.ok &&
          parsed.value.rows.every(
            (row, at) => row.outTradeNo === rows[at]?.no && row.totalFen === rows[at]?.fen,
          )
        );
      }),
    );
  });

  it("whose lines add up but are fewer than it counts is refused", () => {
    const csv = csvOf([{ no: "ORDER-1", fen: 100, what: "x" }]);
    expect(parseBill(csv.replace("`1.0,", "`2.0,"))).toEqual({ ok: false, fault: "sums" });
  });

  it("cut anywhere, or any text at all, is refused or complete, and never throws", () => {
    const csv = csvOf([
      { no: "ORDER-1", fen: 100, what: "x" },
      { no: "ORDER-2", fen: 250, what: "y" },
    ]);
    fc.assert(
      fc.property(fc.nat(csv.trimEnd().length - 1), (length) => {
        const parsed = parseBill(csv.slice(0, length));
        // Only the very last figure (refunds of this day: 0.0) can lose a digit unnoticed.
        return !parsed.ok || parsed.value.rows.length === 2;
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => parseBill(text).ok === false));
  });
});

const entry = fc.record({
  kind: fc.constantFrom("payment" as const, "refund" as const),
  outTradeNo: fc.uuid(),
  transactionId: fc.uuid(),
  outRefundNo: fc.uuid(),
  fen: fc.integer({ min: 1, max: 10_000 }),
});

function rowOf(one: JournalEntry): BillRow {
  const { outTradeNo, transactionId, outRefundNo = "", fen } = one;
  const payment = one.kind === "payment";
  const amounts = { totalFen: payment ? fen : 0, refundFen: payment ? 0 : fen };
  const common = {
    at: 0,
    appid: "wx1",
    mchid: "19",
    openid: "o",
    currency: "CNY",
    refundStatus: payment ? "" : "SUCCESS",
  };
  return {
    ...common,
    ...amounts,
    kind: payment ? "SUCCESS" : "REFUND",
    outTradeNo,
    transactionId,
    outRefundNo,
  };
}

describe("reconciliation", () => {
  it("finds nothing when bill and journal say the same in any order, and exactly what was taken from either", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(entry, { selector: (one) => one.outTradeNo, minLength: 1 }),
        fc.nat(),
        (entries, pick) => {
          const rows = entries.map(rowOf);
          const missing = entries[pick % entries.length];
          const rest = entries.filter((one) => one !== missing);
          const problems = (found: ReturnType<typeof reconcile>) =>
            found.map((one) => `${one.problem} ${one.outTradeNo}`);
          return (
            reconcile(rows.toReversed(), entries).length === 0 &&
            problems(reconcile(rows, rest)).join() === `notInJournal ${missing?.outTradeNo}` &&
            problems(reconcile(rest.map(rowOf), entries)).join() === `notInBill ${missing?.outTradeNo}`
          );
        },
      ),
    );
  });

  it("names another amount, another transaction and a duplicate, with both sides' fen", () => {
    const one: JournalEntry = { kind: "payment", outTradeNo: "O-1", transactionId: "T", fen: 100 };
    const row = rowOf(one);
    expect(reconcile([{ ...row, totalFen: 99 }], [one])).toEqual([
      { problem: "amount", kind: "payment", outTradeNo: "O-1", billFen: 99, journalFen: 100 },
    ]);
    expect(reconcile([{ ...row, transactionId: "U" }], [one])).toMatchObject([{ problem: "transactionId" }]);
    expect(reconcile([row, row], [one])).toMatchObject([{ problem: "duplicateInBill" }]);
    expect(reconcile([row], [one, one])).toMatchObject([{ problem: "duplicateInJournal" }]);
  });

  it("does not expect a refund that failed in the journal", () => {
    const refund: JournalEntry = {
      kind: "refund",
      outTradeNo: "O-1",
      transactionId: "T",
      outRefundNo: "R",
      fen: 1,
    };
    expect(reconcile([{ ...rowOf(refund), refundStatus: "FAIL" }], [])).toEqual([]);
  });
});
