import { exports } from "cloudflare:workers";

export const origin = "http://localhost:8787";

/** What a request is made of besides its address. */
interface Sent {
  readonly json?: unknown;
  readonly form?: Record<string, string | File>;
  readonly key?: string | null;
  readonly headers?: Record<string, string>;
}

/** An answer as read: JSON where it is JSON. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** One of the played WeChat's controls. */
export async function playWechat<T>(path: string, body?: unknown): Promise<T> {
  const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body) };
  const response = await fetch(`http://localhost:8790/sandbox${path}`, init);
  return response.json();
}

/** Sends a request to the application as it comes from outside. */
export async function send(method: string, path: string, sent: Sent = {}): Promise<Answered> {
  const headers = new Headers(sent.headers);
  let body: BodyInit | null = null;
  if (sent.json !== undefined) {
    headers.set("content-type", "application/json");
    body = JSON.stringify(sent.json);
  } else if (sent.form) {
    const form = new FormData();
    for (const [name, value] of Object.entries(sent.form)) form.set(name, value);
    body = form;
  }
  if (sent.key !== null && (method === "POST" || method === "DELETE"))
    headers.set("idempotency-key", sent.key ?? crypto.randomUUID());
  const response = await exports.default.fetch(`${origin}${path}`, { method, headers, body });
  const bytes = new Uint8Array(await response.arrayBuffer());
  const type = response.headers.get("content-type") ?? "";
  const json = type.includes("json") && bytes.length > 0;
  return {
    status: response.status,
    headers: response.headers,
    body: json ? JSON.parse(new TextDecoder().decode(bytes)) : null,
    bytes,
  };
}

/** Someone with a phone: a WeChat account, the shell's token and the web-view's session. */
export class Person {
  readonly openid: string;
  token = "";
  cookie = "";

  constructor(openid = `o${crypto.randomUUID().replaceAll("-", "").slice(0, 27)}`) {
    this.openid = openid;
  }

  /** 微信快速登录, the phone number, and into the web-view. */
  async login(): Promise<this> {
    const login = await playWechat<{ code: string }>("/login", { openid: this.openid });
    const shell = await send("POST", "/api/session/shell", { json: { code: login.code } });
    this.token = shell.body.token;
    const phone = await playWechat<{ code: string }>("/phone", { openid: this.openid });
    await this.shell("POST", "/api/session/phone", { json: { code: phone.code } });
    const ticket = await this.shell("POST", "/api/session/ticket", { json: { next: "/collect" } });
    const entered = await send("POST", "/api/session/enter", { json: ticket.body });
    this.cookie = (entered.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
    return this;
  }

  /** A call of the web-view's page. */
  call(method: string, path: string, sent: Sent = {}): Promise<Answered> {
    return send(method, path, { ...sent, headers: { cookie: this.cookie, ...sent.headers } });
  }

  /** A call of a page of the native shell. */
  shell(method: string, path: string, sent: Sent = {}): Promise<Answered> {
    const headers = { authorization: `Bearer ${this.token}`, ...sent.headers };
    return send(method, path, { ...sent, headers });
  }
}

/** The answer of a call that must have gone well. */
export function well(answer: Answered): Answered["body"] {
  if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}
