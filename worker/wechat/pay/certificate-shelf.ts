import type { World } from "../world.ts";
import { downloadCertificates } from "./certificates.ts";
import type { Merchant } from "./merchant.ts";

/** WeChat Pay's documentation asks for a look at least every twelve hours, ms. */
const FRESH = 12 * 3_600_000;
/** How soon a download that failed is tried again, ms; until then the certificates from before are used. */
const AGAIN = 60_000;

/** Answers a merchant with the platform certificates that are in force. */
export type CertificateShelf = (merchant: Merchant, world: World) => Promise<Merchant>;

/**
 * Keeps downloaded platform certificates in memory, for merchants that verify by certificates: WeChat Pay replaces
 * them from time to time, and signs with the new one from one moment to the next.
 *
 * A download that fails changes nothing: what is known still verifies, what is not is refused and sent again.
 */
export function certificateShelf(): CertificateShelf {
  let held: { readonly of: Merchant; readonly stocked: Merchant; readonly until: number } | undefined;
  return async (merchant, world) => {
    const before = held?.of === merchant ? held : undefined;
    if (before && world.now() < before.until) return before.stocked;
    const downloaded = await downloadCertificates(merchant, world);
    const stocked = downloaded.ok ? downloaded.value : (before?.stocked ?? merchant);
    held = { of: merchant, stocked, until: world.now() + (downloaded.ok ? FRESH : AGAIN) };
    return stocked;
  };
}
