import { beijingDay, beijingRfc3339 } from "../../../worker/wechat/beijing.ts";
import { toHex, utf8 } from "../../../worker/wechat/bytes.ts";
import { yuanOfFen } from "../../../worker/wechat/pay/money.ts";
import type { Scene } from "../sandbox.ts";
import { all } from "../tables.ts";
import { type Purchase, purchaseOf } from "./orders.ts";
import type { RefundRow } from "./refunds.ts";
import { failure, type Reply } from "./reply.ts";

const header =
  "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额," +
  "微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注";
const footer = "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额";

function line(cells: readonly string[]): string {
  return cells.map((cell) => `\`${cell}`).join(",");
}

function clock(ms: number): string {
  return beijingRfc3339(ms).slice(0, 19).replace("T", " ");
}

function row(scene: Scene, at: number, purchase: Purchase, refund: RefundRow | undefined): string {
  const head = [
    clock(at),
    scene.keys.appid,
    scene.keys.mchid,
    "0",
    "",
    purchase.transaction_id ?? "",
    purchase.out_trade_no,
  ];
  const trade = [purchase.openid, "JSAPI", refund === undefined ? "SUCCESS" : "REFUND", "OTHERS", "CNY"];
  const paid = refund === undefined ? yuanOfFen(purchase.total) : "0.00";
  const back = yuanOfFen(refund?.amount ?? 0);
  const refunded =
    refund === undefined
      ? ["0", "0", "0.00", "0.00", "", ""]
      : [
          refund.refund_id,
          refund.out_refund_no,
          back,
          "0.00",
          "ORIGINAL",
          refund.status === "ABNORMAL" ? "CHANGE" : refund.status,
        ];
  return line([
    ...head,
    ...trade,
    paid,
    "0.00",
    ...refunded,
    purchase.description,
    "",
    "0.00000",
    "0.60%",
    paid,
    back,
    "",
  ]);
}

/** The bill of a Beijing day as WeChat Pay formats it; undefined when nothing was traded. */
export function billCsv(scene: Scene, day: string): string | undefined {
  const paid = all<Purchase>(scene.sql, "SELECT * FROM purchase WHERE paid_at IS NOT NULL ORDER BY paid_at");
  const payments = paid.filter((purchase) => beijingDay(purchase.paid_at ?? 0) === day);
  const ended = all<RefundRow>(
    scene.sql,
    "SELECT * FROM refund WHERE status IN ('SUCCESS', 'ABNORMAL') ORDER BY ended_at",
  );
  const refunds = ended.filter((refund) => beijingDay(refund.ended_at ?? 0) === day);
  if (payments.length + refunds.length === 0) return undefined;
  const rows = payments.map((purchase) => row(scene, purchase.paid_at ?? 0, purchase, undefined));
  for (const refund of refunds) {
    const purchase = purchaseOf(scene, refund.out_trade_no);
    if (purchase !== undefined) rows.push(row(scene, refund.ended_at ?? 0, purchase, refund));
  }
  const total = yuanOfFen(payments.reduce((sum, purchase) => sum + purchase.total, 0));
  const back = yuanOfFen(refunds.reduce((sum, refund) => sum + refund.amount, 0));
  const sums = line([`${rows.length}.0`, total, back, "0.0", "0.0", total, back]);
  return `\uFEFF${[header, ...rows, footer, sums, ""].join("\r\n")}`;
}

/** `GET /v3/bill/tradebill`. */
export async function billAddress(scene: Scene, url: URL): Promise<Reply> {
  const day = url.searchParams.get("bill_date") ?? "";
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return failure(400, "PARAM_ERROR", "/bill_date");
  if (url.searchParams.get("tar_type") !== "GZIP" || url.searchParams.get("bill_type") !== "ALL")
    return failure(400, "PARAM_ERROR", "/bill_type");
  if (day >= beijingDay(scene.now())) return failure(400, "STATEMENT_CREATING", "the day is not over");
  const csv = billCsv(scene, day);
  if (csv === undefined) return failure(400, "NO_STATEMENT_EXIST", "nothing was traded");
  const digest = toHex(new Uint8Array(await crypto.subtle.digest("SHA-1", utf8(csv))));
  const download = `${url.origin}/v3/billdownload/file?token=${day}`;
  return { status: 200, value: { hash_type: "SHA1", hash_value: digest, download_url: download } };
}

/** The gzipped bill; unlike every other answer it is not signed. */
export function billFile(scene: Scene, day: string): Response {
  const csv = billCsv(scene, day);
  if (csv === undefined) return new Response(null, { status: 404 });
  const zipped = new Blob([csv]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Response(zipped, { headers: { "Content-Type": "application/x-gzip" } });
}
