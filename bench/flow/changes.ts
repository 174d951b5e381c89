/** How long to wait for word before looking without it, ms: a socket may die unseen. */
const LOOK_ANYWAY = 20_000;
/** How long before a closed socket is opened again, ms. */
const AGAIN = 1_000;

/** Node's own WebSocket, which takes headers; the types here are those of the worker's. */
const ClientSocket = WebSocket as unknown as new (
  url: string,
  init: { readonly headers: Record<string, string> },
) => EventTarget & { close(): void };

/** A collection's socket, as the app listens to it. */
export interface Changes {
  /** Resolves at the next word of a change, or when it is time to look without one. */
  next(): Promise<void>;
  /** Stages of standardizing that were heard. */
  readonly stages: readonly string[];
  close(): void;
}

/** Listens to a collection's changes, and again whenever the socket closes, until it is closed here. */
export function listenTo(url: string, headers: Record<string, string>): Changes {
  const stages: string[] = [];
  let version = -1;
  let heard = Promise.withResolvers<void>();
  let over = false;
  let socket = open();

  function open() {
    const opened = new ClientSocket(url, { headers });
    opened.addEventListener("message", (event) => {
      const told = JSON.parse(String((event as MessageEvent).data)) as { version: number; stage?: string };
      if (told.stage !== undefined) stages.push(told.stage);
      if (told.version === version) return;
      version = told.version;
      heard.resolve();
      heard = Promise.withResolvers();
    });
    opened.addEventListener("close", () => setTimeout(again, AGAIN));
    return opened;
  }

  function again(): void {
    if (!over) socket = open();
  }

  return {
    stages,
    next: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, LOOK_ANYWAY);
      return Promise.race([promise, heard.promise]).finally(() => clearTimeout(timer));
    },
    close() {
      over = true;
      socket.close();
    },
  };
}
