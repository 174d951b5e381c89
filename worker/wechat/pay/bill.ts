import * as v from "valibot";
import { textOf, toHex } from "../bytes.ts";
import { done, type Outcome, refused } from "../outcome.ts";
import type { World } from "../world.ts";
import { parseBill, type TradeBill } from "./bill-csv.ts";
import { callPay, sendSigned } from "./client.ts";
import type { Merchant } from "./merchant.ts";
import { officialPayBases } from "./settings.ts";

const BillAddressSchema = v.object({
  hash_type: v.literal("SHA1"),
  hash_value: v.pipe(v.string(), v.toLowerCase(), v.hexadecimal()),
  download_url: v.pipe(v.string(), v.url()),
});

async function gunzip(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    const stream = new Blob([bytes as Uint8Array<ArrayBuffer>])
      .stream()
      .pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    return undefined;
  }
}

/**
 * Whether an origin is the address that is asked, or the other of WeChat Pay's two: the answers in its documentation name
 * the first one. The file is fetched from the address that is asked, so that nobody else gets our authorization.
 */
function belongsTo(base: string, origin: string): boolean {
  const two: readonly string[] = officialPayBases;
  return origin === new URL(base).origin || (two.includes(base) && two.includes(origin));
}

/**
 * Downloads and parses the trade bill of one Beijing day (`2026-11-22`); ready the next day after 10:00.
 * The download itself is not signed, so it is judged by the SHA-1 of the uncompressed file from the signed answer.
 * A day without trades answers an empty bill. Refuses a digest or format that does not fit with `billCorrupt`.
 */
export async function downloadTradeBill(
  merchant: Merchant,
  world: World,
  day: string,
): Promise<Outcome<TradeBill>> {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return refused("payInput", "day");
  const path = `/v3/bill/tradebill?bill_date=${day}&bill_type=ALL&tar_type=GZIP`;
  const address = await callPay(merchant, world, { method: "GET", path }, BillAddressSchema);
  if (!address.ok) {
    return address.refusal.code === "billEmpty" ? done({ rows: [], totals: undefined }) : address;
  }
  const url = new URL(address.value.download_url);
  if (!belongsTo(merchant.base, url.origin)) return refused("billCorrupt", "host");
  const file = await sendSigned(merchant, world, { method: "GET", path: url.pathname + url.search });
  if (!file.ok) return file;
  const csv = await gunzip(file.value.body);
  if (csv === undefined) return refused("billCorrupt", "gzip");
  const digest = toHex(new Uint8Array(await crypto.subtle.digest("SHA-1", csv as Uint8Array<ArrayBuffer>)));
  if (digest !== address.value.hash_value) return refused("billCorrupt", "digest");
  const bill = parseBill(textOf(csv));
  return bill.ok ? done(bill.value) : refused("billCorrupt", bill.fault);
}
