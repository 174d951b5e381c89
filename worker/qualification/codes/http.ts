import * as v from "valibot";
import { done, type Outcome, refuse } from "../refusal.ts";
import type { AcquisitionCodes, CodeRecord } from "./codes.ts";

/** Where and how codes are decoded in production; the contract is docs/acquisition-codes.md. */
export interface HttpCodesSettings {
  /** `https://...`, to which `/v1/decode` is added. */
  readonly base: string;
  /** Sent as `Authorization: Bearer`. */
  readonly token: string;
  /** How long an answer may take, ms. */
  readonly timeoutMs: number;
}

const Line = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120));
const Answer = v.object({
  collectionCode: v.pipe(v.string(), v.regex(/^[0-9A-Za-z-]{4,40}$/)),
  school: Line,
  category: Line,
  level: Line,
  year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100)),
  studentNumber: v.pipe(v.string(), v.regex(/^[0-9A-Za-z._-]{1,40}$/)),
  name: Line,
  documentLastFour: v.pipe(v.string(), v.regex(/^[0-9A-Z]{4}$/)),
  major: v.optional(v.nullable(Line), null),
});

/** A token: no address, no contact card, no payment code; long enough to hold something, short enough for a QR code. */
const TOKEN = /^[0-9A-Za-z+/=_.:-]{8,2000}$/;
const ADDRESS = /^(?:[a-z][a-z0-9+.-]*:|mecard|mebkm|bizcard|begin)/i;

/**
 * The decoder of whoever may open acquisition codes, over HTTP. The code goes in the body, never into an address,
 * and nothing of the answer is logged. One try: a graduate can tap again, and the issuer counts.
 */
export function httpCodes(
  settings: HttpCodesSettings,
  send: (request: Request) => Promise<Response> = (request) => fetch(request),
): AcquisitionCodes {
  return {
    looksLike: (text) => TOKEN.test(text) && !ADDRESS.test(text),
    async decode(text) {
      const request = new Request(`${settings.base}/v1/decode`, {
        method: "POST",
        headers: {
          authorization: `Bearer ${settings.token}`,
          "content-type": "application/json",
          accept: "application/json",
        },
        body: JSON.stringify({ code: text }),
        redirect: "manual",
        signal: AbortSignal.timeout(settings.timeoutMs),
      });
      try {
        const response = await send(request);
        return await outcomeOf(response);
      } catch {
        // No answer in time, no connection, or not JSON: whatever it is, it is not the graduate's fault.
        return refuse("codesUnavailable");
      }
    },
  };
}

async function outcomeOf(response: Response): Promise<Outcome<CodeRecord>> {
  if (response.status === 200) {
    const parsed = v.safeParse(Answer, await response.json());
    return parsed.success ? done(parsed.output) : refuse("codesUnavailable");
  }
  await response.body?.cancel();
  if (response.status === 400 || response.status === 422) return refuse("notACollectionCode");
  if (response.status === 404) return refuse("proofMismatch");
  if (response.status === 410) return refuse("codeExpired");
  return refuse("codesUnavailable");
}
