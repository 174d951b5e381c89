import type { Answer } from "../../../durable-objects/answer.ts";

/** What a carried-out command leaves behind, for the page. */
export function done({ version, payment, photo }: Extract<Answer, { readonly ok: true }>) {
  return { version, payment, photo };
}
