/** Names that only the own machine answers to. */
const ownHosts = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Why the sandbox will not run here; undefined when it may. It wants to be switched on by `--var SANDBOX:on`, which
 * no deployment carries, and it answers only under a name of the own machine.
 */
export function reasonNotToRun(switchedOn: string | undefined, url: string): string | undefined {
  if (switchedOn !== "on") return "The WeChat sandbox runs only when started with --var SANDBOX:on.";
  const { hostname } = new URL(url);
  if (ownHosts.includes(hostname) || hostname.endsWith(".localhost")) return undefined;
  return "The WeChat sandbox answers only on this machine.";
}
