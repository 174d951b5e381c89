import * as v from "valibot";
import { fromBase64, strictTextOf, utf8 } from "../bytes.ts";

/** An encrypted part of a notification or of the certificate list, as WeChat Pay sends it. */
export const ResourceSchema = v.object({
  algorithm: v.literal("AEAD_AES_256_GCM"),
  ciphertext: v.string(),
  nonce: v.string(),
  associated_data: v.optional(v.string(), ""),
});

/** See {@link ResourceSchema}. */
export type Resource = v.InferOutput<typeof ResourceSchema>;

/**
 * Decrypts a resource with the APIv3 key: IV is the nonce's UTF-8 bytes, the 16-byte tag follows the ciphertext.
 * Undefined when the key is not the one it was encrypted with, or anything was altered.
 */
export async function decryptResource(key: CryptoKey, resource: Resource): Promise<string | undefined> {
  const sealed = fromBase64(resource.ciphertext);
  if (sealed === undefined || sealed.length < 16) return undefined;
  const algorithm = {
    name: "AES-GCM",
    iv: utf8(resource.nonce),
    additionalData: utf8(resource.associated_data),
    tagLength: 128,
  };
  try {
    const plain = await crypto.subtle.decrypt(algorithm, key, sealed);
    return strictTextOf(plain);
  } catch {
    return undefined;
  }
}
