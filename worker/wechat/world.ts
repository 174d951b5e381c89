/** Sends one request to WeChat; injected so that a sandbox or a test can stand in for the network. */
export type Fetch = (request: Request) => Promise<Response>;

/** What the WeChat clients need of the outside: the network, the clock (ms since 1970) and random bytes. */
export interface World {
  readonly fetch: Fetch;
  readonly now: () => number;
  readonly random: (length: number) => Uint8Array<ArrayBuffer>;
}

/** The real network, clock and random source of the platform. */
export const platformWorld: World = {
  fetch: (request) => fetch(request),
  now: () => Date.now(),
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
};
