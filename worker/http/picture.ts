import type { Context } from "hono";

/**
 * Answers with a picture of a person: kept by no cache, opened by no other page, named without naming anyone.
 *
 * @param hash Names the bytes, for conditional requests.
 */
export function picture(
  context: Context,
  bytes: Uint8Array<ArrayBuffer> | ReadableStream,
  { type, hash, name }: { readonly type: string; readonly hash: string; readonly name: string },
): Response {
  return context.body(bytes, 200, {
    "content-type": type,
    "cache-control": "private, no-store",
    etag: `"${hash}"`,
    "content-disposition": `inline; filename="${name}"`,
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "same-origin",
  });
}
