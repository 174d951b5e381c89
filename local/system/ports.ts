import { randomInt } from "node:crypto";
import { createServer } from "node:net";

/** The ports among these that something else listens on already. */
export async function takenPorts(ports: readonly number[]): Promise<readonly number[]> {
  const taken = await Promise.all(ports.map(isTaken));
  return ports.filter((_, index) => taken[index]);
}

function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(true) : reject(error),
    );
    server.listen({ port, host: "localhost" }, () => server.close(() => resolve(false)));
  });
}

/**
 * A port that nothing listens on. From below the range out of which the system gives ports to outgoing connections, one of
 * which might take it before it is used.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(20_000, 32_000);
    if (!(await isTaken(port))) return port;
  }
}
