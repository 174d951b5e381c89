import * as v from "valibot";
import { done, type Outcome, refused } from "../outcome.ts";
import type { World } from "../world.ts";
import { parseJson, sendSigned } from "./client.ts";
import { importCertificate, type PlatformKey } from "./keys.ts";
import { type Merchant, withPlatformKeys } from "./merchant.ts";
import { decryptResource, ResourceSchema } from "./resource.ts";
import { verifySigned } from "./verify.ts";

/** The answer of `GET /v3/certificates`. */
export const CertificateListSchema = v.object({
  data: v.array(v.object({ serial_no: v.string(), encrypt_certificate: ResourceSchema })),
});

/** Decrypts the platform certificates of a list; undefined when one cannot be read or bears another serial. */
export async function decryptCertificates(
  apiV3Key: CryptoKey,
  list: v.InferOutput<typeof CertificateListSchema>,
): Promise<PlatformKey[] | undefined> {
  const certificates: PlatformKey[] = [];
  for (const entry of list.data) {
    const pem = await decryptResource(apiV3Key, entry.encrypt_certificate);
    const certificate = pem === undefined ? undefined : await importCertificate(pem);
    if (certificate?.serial !== entry.serial_no.toUpperCase()) return undefined;
    certificates.push(certificate);
  }
  return certificates;
}

/**
 * Downloads the platform certificates and answers the merchant with them added.
 * The answer may be signed by a certificate that comes only with it, so it is decrypted first (the APIv3 key
 * authenticates it) and its signature is then verified with the keys known before and those inside.
 */
export async function downloadCertificates(merchant: Merchant, world: World): Promise<Outcome<Merchant>> {
  const answer = await sendSigned(merchant, world, { method: "GET", path: "/v3/certificates" });
  if (!answer.ok) return answer;
  const list = parseJson(answer.value.body, CertificateListSchema);
  if (!list.ok) return list;
  const certificates = await decryptCertificates(merchant.apiV3Key, list.value);
  if (certificates === undefined) return refused("payUnverified", "certificate");
  const extended = withPlatformKeys(merchant, certificates);
  const { headers, body } = answer.value;
  const verification = await verifySigned(headers, body, extended.keys, world.now());
  return verification.ok ? done(extended) : refused("payUnverified", verification.fault);
}
