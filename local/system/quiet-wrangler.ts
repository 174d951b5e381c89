/** The environment in which wrangler neither asks the network for the visitor's place nor reports its own use. */
export const QUIET_WRANGLER = {
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_SEND_METRICS: "false",
} as const;
