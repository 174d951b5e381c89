import { onScopeDispose } from "vue";
import { againAfter } from "./again-after.ts";

/**
 * Listens for changes of a collection for as long as the page stands: in another tab, by a reviewer, by WeChat Pay.
 *
 * @param version The version shown now.
 * @param reload Called when the server has another one, and after each time nothing could be heard.
 */
export function listenForChanges(id: string, version: () => number | undefined, reload: () => void): void {
  let socket: WebSocket | undefined;
  let timer = 0;
  let failures = 0;
  let over = false;

  function listen(): void {
    if (over) return;
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    socket = new WebSocket(`${scheme}//${location.host}/api/collections/${id}/changes`);
    socket.onmessage = ({ data }) => {
      failures = 0;
      if (versionIn(data) !== version()) reload();
    };
    socket.onclose = () => {
      if (over) return;
      timer = window.setTimeout(() => {
        if (document.visibilityState === "visible") reload();
        listen();
      }, againAfter(failures++));
    };
  }

  listen();
  onScopeDispose(() => {
    over = true;
    window.clearTimeout(timer);
    socket?.close();
  });
}

function versionIn(data: unknown): number | undefined {
  try {
    return (JSON.parse(String(data)) as { version?: number }).version;
  } catch {
    return undefined;
  }
}
