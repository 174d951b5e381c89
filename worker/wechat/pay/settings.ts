import * as v from "valibot";
import { utf8 } from "../bytes.ts";

/** The two official addresses of the pay API (main and backup). */
export const officialPayBases = ["https://api.mch.weixin.qq.com", "https://api2.mch.weixin.qq.com"] as const;

const address = v.pipe(
  v.string(),
  v.url(),
  v.transform((text) => text.replace(/\/+$/, "")),
);

/** The merchant's part of the WeChat settings; secrets come from the platform's secret store. */
export const PaySettingsSchema = v.object({
  mchid: v.pipe(v.string(), v.regex(/^\d{8,10}$/)),
  merchantSerial: v.pipe(v.string(), v.regex(/^[0-9A-Fa-f]{8,40}$/)),
  /** PKCS#8 PEM of the API certificate's private key. */
  merchantKey: v.pipe(v.string(), v.minLength(1)),
  apiV3Key: v.pipe(
    v.string(),
    v.check((key) => utf8(key).length === 32, "must be 32 bytes"),
  ),
  platformKeys: v.pipe(
    v.array(v.object({ serial: v.pipe(v.string(), v.minLength(1)), pem: v.string() })),
    v.minLength(1),
  ),
  /** Whether platform certificates are downloaded and renewed, besides the keys above. */
  downloadCertificates: v.optional(v.boolean()),
  base: v.optional(address, officialPayBases[0]),
  notifyBase: v.pipe(
    address,
    v.check((text) => !text.includes("?"), "must have no query"),
  ),
});

/** See {@link PaySettingsSchema}. */
export type PaySettings = v.InferOutput<typeof PaySettingsSchema>;
