import * as v from "valibot";
import type { Purchase } from "../pay/orders.ts";
import type { Scene } from "../sandbox.ts";
import { one } from "../tables.ts";

const Timestamp = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

const ParcelSchema = v.object({
  tracking_no: v.optional(v.string()),
  express_company: v.optional(v.string()),
  item_desc: v.optional(v.string(), ""),
});

const ShippingSchema = v.object({
  order_key: v.object({
    order_number_type: v.number(),
    transaction_id: v.optional(v.string(), ""),
    mchid: v.optional(v.string(), ""),
    out_trade_no: v.optional(v.string(), ""),
  }),
  logistics_type: v.number(),
  delivery_mode: v.number(),
  is_all_delivered: v.optional(v.boolean()),
  shipping_list: v.array(ParcelSchema),
  upload_time: v.string(),
  payer: v.object({ openid: v.string() }),
});

type Shipping = v.InferOutput<typeof ShippingSchema>;

/** What was uploaded for an order, and how often: WeChat takes one correction. */
type Shipment = { out_trade_no: string; info: string; uploads: number };

/** The documentation's error codes of the form, in the order in which they are looked for; undefined: well formed. */
function formFault({ order_key, logistics_type, delivery_mode, ...rest }: Shipping): number | undefined {
  const { order_number_type, transaction_id, mchid, out_trade_no } = order_key;
  if (order_number_type !== 1 && order_number_type !== 2) return 268485194;
  if (order_number_type === 2 && transaction_id === "") return 268485195;
  if (order_number_type === 1 && mchid === "") return 268485196;
  if (order_number_type === 1 && out_trade_no === "") return 268485197;
  if (!Timestamp.test(rest.upload_time) || Number.isNaN(Date.parse(rest.upload_time))) return 268485216;
  if (![1, 2, 3, 4].includes(logistics_type)) return 10060005;
  if (delivery_mode !== 1 && delivery_mode !== 2) return 268485224;
  if (delivery_mode === 2 && logistics_type !== 1) return 10060006;
  if (delivery_mode === 2 && rest.is_all_delivered === undefined) return 10060007;
  if (delivery_mode === 1 && rest.shipping_list.length !== 1) return 268485228;
  if (rest.shipping_list.length > 15) return 10060024;
  for (const { item_desc, tracking_no = "", express_company = "" } of rest.shipping_list) {
    if (item_desc === "") return 10060008;
    if (Array.from(item_desc).length > 120) return 10060009;
    if (logistics_type === 1 && tracking_no === "") return 268485226;
    if (logistics_type === 1 && express_company === "") return 268485227;
  }
  return undefined;
}

function purchaseOfKey(scene: Scene, { order_key: key }: Shipping): Purchase | undefined {
  if (key.order_number_type === 2)
    return one<Purchase>(scene.sql, "SELECT * FROM purchase WHERE transaction_id = ?", key.transaction_id);
  if (key.mchid !== scene.keys.mchid) return undefined;
  const query = "SELECT * FROM purchase WHERE out_trade_no = ? AND transaction_id IS NOT NULL";
  return one<Purchase>(scene.sql, query, key.out_trade_no);
}

/** `POST /wxa/sec/order/upload_shipping_info`, as strictly as documented: 0, or the error code. */
export function uploadShipping(scene: Scene, body: unknown): number {
  const parsed = v.safeParse(ShippingSchema, body);
  if (!parsed.success) return 47001;
  const shipping = parsed.output;
  const fault = formFault(shipping);
  if (fault !== undefined) return fault;
  const purchase = purchaseOfKey(scene, shipping);
  if (purchase === undefined) return 10060001;
  if (purchase.openid !== shipping.payer.openid) return 10060031;
  if (purchase.state !== "SUCCESS") return 10060004;
  const number = purchase.out_trade_no;
  const known = one<Shipment>(scene.sql, "SELECT * FROM shipment WHERE out_trade_no = ?", number);
  const info = JSON.stringify(shipping);
  if (known?.info === info) return 10060023;
  if (known !== undefined && known.uploads > 1) return 10060003;
  scene.sql.exec(
    `INSERT INTO shipment (out_trade_no, info, uploads) VALUES (?, ?, 1)
     ON CONFLICT (out_trade_no) DO UPDATE SET info = excluded.info, uploads = uploads + 1`,
    number,
    info,
  );
  return 0;
}
