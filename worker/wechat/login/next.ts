/** The pages a ticket may lead to, besides a collection's; anything else leads home. */
export const nextPages = ["/", "/collect", "/school", "/help", "/rules", "/guide"] as const;

/** A collection's page, or one of its steps: where a message leads, and where a lost session comes back to. */
export const collectionPage = /^\/collect\/g[A-Za-z0-9_-]{22}(?:\/[a-z]{1,20})?$/;

/**
 * The page asked for, if it is on the list or a collection's; home otherwise. Whole paths of one form leave nothing to
 * redirect with, and whose collection it is is asked when the page reads it.
 */
export function nextPage(asked: unknown): string {
  if (typeof asked === "string" && collectionPage.test(asked)) return asked;
  return nextPages.find((page) => page === asked) ?? "/";
}
