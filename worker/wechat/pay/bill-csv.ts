import { fromBeijingText } from "../beijing.ts";
import { fenOfYuan } from "./money.ts";

/** One line of a trade bill: a payment, or a refund of one. */
export interface BillRow {
  /** In ms. */
  readonly at: number;
  readonly appid: string;
  readonly mchid: string;
  readonly transactionId: string;
  readonly outTradeNo: string;
  readonly openid: string;
  readonly kind: "SUCCESS" | "REFUND" | "REVOKED";
  readonly currency: string;
  /** Amount of the order in fen; 0 in a refund's line. */
  readonly totalFen: number;
  /** Refund asked for in fen; 0 in a payment's line. */
  readonly refundFen: number;
  readonly outRefundNo: string;
  readonly refundStatus: string;
}

/** The bill's own closing sums, in fen. */
interface BillTotals {
  readonly count: number;
  readonly totalFen: number;
  readonly refundFen: number;
}

/** A trade bill of one day; no totals when WeChat Pay made no bill because nothing was traded. */
export interface TradeBill {
  readonly rows: readonly BillRow[];
  readonly totals: BillTotals | undefined;
}

type Parsed =
  | { readonly ok: true; readonly value: TradeBill }
  | { readonly ok: false; readonly fault: string };

/** Cells begin with a backtick, so a comma inside a product's name does not split one. */
function cellsOf(line: string): string[] | undefined {
  return line.startsWith("`") ? line.slice(1).split(",`") : undefined;
}

/**
 * Parses a trade bill (`bill_type=ALL`): byte order mark, header, backtick-prefixed cells, two closing lines.
 * Columns are found by name. Refuses a bill that is cut short, has a line it cannot read, or whose lines do not
 * add up to its closing sums; the fault names the line.
 */
export function parseBill(csv: string): Parsed {
  const lines = csv
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .filter((line) => line !== "");
  const names = lines[0]?.split(",");
  const footer = lines.at(-2)?.split(",");
  const sums = cellsOf(lines.at(-1) ?? "");
  if (lines.length < 3 || names?.[0] !== "交易时间" || footer?.[0] !== "总交易单数" || sums === undefined) {
    return { ok: false, fault: "frame" };
  }
  const rows: BillRow[] = [];
  for (const [index, line] of lines.slice(1, -2).entries()) {
    const cells = cellsOf(line);
    const row =
      cells?.length === names.length
        ? rowOf(new Map(names.map((name, at) => [name, cells[at] ?? ""])))
        : undefined;
    if (row === undefined) return { ok: false, fault: `line ${index + 2}` };
    rows.push(row);
  }
  const totals = totalsOf(new Map(footer.map((name, at) => [name, sums[at] ?? ""])));
  if (totals === undefined) return { ok: false, fault: "totals" };
  const agrees =
    totals.count === rows.length &&
    totals.totalFen === rows.reduce((sum, row) => sum + row.totalFen, 0) &&
    totals.refundFen === rows.reduce((sum, row) => sum + row.refundFen, 0);
  return agrees ? { ok: true, value: { rows, totals } } : { ok: false, fault: "sums" };
}

function rowOf(cells: ReadonlyMap<string, string>): BillRow | undefined {
  const at = fromBeijingText(cells.get("交易时间") ?? "");
  const kind = cells.get("交易状态");
  const totalFen = fenOfYuan(cells.get("订单金额") ?? "");
  const refundFen = fenOfYuan(cells.get("申请退款金额") ?? "");
  if (at === undefined || totalFen === undefined || refundFen === undefined) return undefined;
  if (kind !== "SUCCESS" && kind !== "REFUND" && kind !== "REVOKED") return undefined;
  const outTradeNo = cells.get("商户订单号") ?? "";
  if (outTradeNo === "") return undefined;
  return {
    at,
    appid: cells.get("公众账号ID") ?? "",
    mchid: cells.get("商户号") ?? "",
    transactionId: cells.get("微信订单号") ?? "",
    outTradeNo,
    openid: cells.get("用户标识") ?? "",
    kind,
    currency: cells.get("货币种类") ?? "",
    totalFen,
    refundFen,
    outRefundNo: cells.get("商户退款单号") ?? "",
    refundStatus: cells.get("退款状态") ?? "",
  };
}

function totalsOf(cells: ReadonlyMap<string, string>): BillTotals | undefined {
  const count = Number(cells.get("总交易单数"));
  const totalFen = fenOfYuan(cells.get("订单总金额") ?? "");
  const refundFen = fenOfYuan(cells.get("申请退款总金额") ?? "");
  if (!Number.isInteger(count) || totalFen === undefined || refundFen === undefined) return undefined;
  return { count, totalFen, refundFen };
}
