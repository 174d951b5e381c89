/** A picture as an answer; none stays in a cache. */
export function sentPicture(body: BodyInit, type: string): Response {
  return new Response(body, { headers: { "content-type": type, "cache-control": "no-store" } });
}

/** JPEG, PNG or WebP, which is all that was taken in. */
export function sniffed(bytes: Uint8Array): string {
  if (bytes[0] === 0x89) return "image/png";
  return bytes[0] === 0x52 ? "image/webp" : "image/jpeg";
}
