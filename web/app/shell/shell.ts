import { knowStart } from "../state/session.ts";

/** Whether the page stands in the mini program's web-view. */
export function inShell(): boolean {
  return window.__wxjs_environment === "miniprogram" || /miniProgram/i.test(navigator.userAgent);
}

/** Whether the page stands in WeChat, where a link cannot save a file. */
export function inWechat(): boolean {
  return /MicroMessenger/i.test(navigator.userAgent);
}

/**
 * Opens a page of the native shell; in a local run outside WeChat, of the sandbox that plays it.
 *
 * @param page Path of the page, such as the server answered for a request.
 * @returns Whether there was a shell to open it.
 */
export async function openShellPage(page: string): Promise<boolean> {
  if (inShell()) {
    (await bridge())?.navigateTo({ url: page });
    return true;
  }
  const played = await playedWechat();
  if (played === null) return false;
  location.assign(played + page);
  return true;
}

/** Logs in anew through the shell. */
export async function openLogin(next: string): Promise<boolean> {
  const page = `/pages/index/index?next=${encodeURIComponent(next)}`;
  if (!inShell()) return openShellPage(page);
  (await bridge())?.reLaunch({ url: page });
  return true;
}

/**
 * The way into the shell; a script of its own, since a browser needs none of it. The app asks for it as it starts in
 * the shell: at a tap it would be late, and after a new release gone. Without it the app is loaded anew, with the
 * scripts there are now.
 */
async function bridge() {
  try {
    return (await import("./mini-program.ts")).miniProgram;
  } catch {
    if (navigator.onLine) location.reload();
    return undefined;
  }
}

/** Where the played WeChat is; null in production, and while the server cannot be asked. */
async function playedWechat(): Promise<string | null> {
  const answer = await knowStart();
  return answer.ok ? answer.value.wechat : null;
}
