/** The pages a ticket may lead to; anything else leads home. */
export const nextPages = ["/", "/collect", "/school", "/help", "/rules", "/guide"] as const;

/** One of the pages of the H5 that the shell may open. */
export type NextPage = (typeof nextPages)[number];

/** The page asked for, if it is on the list; home otherwise. A list of whole paths leaves nothing to redirect with. */
export function nextPage(asked: unknown): NextPage {
  return nextPages.find((page) => page === asked) ?? "/";
}
