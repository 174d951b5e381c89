/** The pages a ticket may lead to, besides a collection's; anything else leads home. */
export const nextPages = ["/", "/collect", "/school", "/verify", "/help", "/rules", "/guide"] as const;

/** A collection's page, or one of its steps: where a message leads, and where a lost session comes back to. */
export const collectionPage = /^\/collect\/g[A-Za-z0-9_-]{22}(?:\/[a-z]{1,20})?$/;

/** Where a programme's qualification is proved: a session may be lost there, too. */
export const programmePage = /^\/programme\/p[A-Za-z0-9_-]{22}\/(?:code|identity|missing)$/;

/**
 * The page asked for, if it is on the list, a collection's or a programme's; home otherwise. Whole paths of one form
 * leave nothing to redirect with, and whose collection it is is asked when the page reads it.
 */
export function nextPage(asked: unknown): string {
  if (typeof asked === "string" && (collectionPage.test(asked) || programmePage.test(asked))) return asked;
  return nextPages.find((page) => page === asked) ?? "/";
}
