import type { Purchase } from "../pay/orders.ts";
import type { Scene } from "../sandbox.ts";
import { one } from "../tables.ts";
import { giveCode } from "./user.ts";

async function ask(
  scene: Scene,
  path: string,
  token: string | undefined,
  body?: unknown,
): Promise<Record<string, unknown> | undefined> {
  const headers = new Headers({ "Content-Type": "application/json" });
  if (token !== undefined) headers.set("Authorization", `Bearer ${token}`);
  const init = body === undefined ? { headers } : { method: "POST", headers, body: JSON.stringify(body) };
  const response = await scene.send(new Request(scene.appUrl + path, init));
  if (!response.ok) return undefined;
  const text = await response.text();
  return text === "" ? {} : JSON.parse(text);
}

function tokenOf(scene: Scene, openid: string): string | undefined {
  return (
    one<{ shell_token: string | null }>(scene.sql, "SELECT shell_token FROM user WHERE openid = ?", openid)
      ?.shell_token ?? undefined
  );
}

/**
 * Plays the shell's index page: logs a user in and answers the address at which the web-view would open.
 * Undefined when the application did not take the code.
 */
export async function enterAs(
  scene: Scene,
  openid: string,
  next: string,
  withPhone: boolean,
): Promise<string | undefined> {
  const session = await ask(scene, "/api/session/shell", undefined, {
    code: giveCode(scene, openid, "login"),
  });
  if (typeof session?.token !== "string") return undefined;
  scene.sql.exec("UPDATE user SET shell_token = ? WHERE openid = ?", session.token, openid);
  if (withPhone) await authorisePhone(scene, openid);
  const entry = await ask(scene, "/api/session/ticket", session.token, { next });
  return typeof entry?.ticket === "string" ? `${scene.appUrl}/e#t=${entry.ticket}` : undefined;
}

/** Plays the shell's login page: gives the application the user's phone number. */
export async function authorisePhone(scene: Scene, openid: string): Promise<void> {
  await ask(scene, "/api/session/phone", tokenOf(scene, openid), { code: giveCode(scene, openid, "phone") });
}

/** Plays the shell's pay page: asks the application for the cashier's parameters. */
export async function cashierParameters(
  scene: Scene,
  openid: string,
  req: string,
): Promise<Record<string, unknown> | undefined> {
  const token = tokenOf(scene, openid);
  if (token === undefined) return undefined;
  const answer = await ask(scene, `/api/shell/pay/${encodeURIComponent(req)}`, token);
  return answer?.payment as Record<string, unknown> | undefined;
}

/**
 * Where the shell's pay page leads back to: the web-view still stands on the application's own pay page. The sandbox
 * knows the collection by the last part of the address to notify.
 */
export function payPage(scene: Scene, { notify_url }: Purchase): string {
  const collection = new URL(notify_url).pathname.split("/").at(-1) ?? "";
  return `${scene.appUrl}/collect/${collection}/pay`;
}
