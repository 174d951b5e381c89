import { Agent, request } from "node:http";

/** What is sent, by POST. */
export interface Message {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How it was answered; `ms` from sending to the whole answer. */
export interface Told {
  readonly status: number;
  readonly ms: number;
}

const agent = new Agent({ keepAlive: true });

/** Sends messages all at once, each over a connection of its own. */
export function sendAtOnce(messages: readonly Message[]): Promise<readonly Told[]> {
  return Promise.all(messages.map(send));
}

function send({ url, headers, body }: Message): Promise<Told> {
  return new Promise((resolve, reject) => {
    const from = performance.now();
    const sent = request(url, { agent, method: "POST", headers }, (response) => {
      response.resume();
      const { statusCode: status = 0 } = response;
      response.on("end", () => resolve({ status, ms: performance.now() - from }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
