import { onScopeDispose } from "vue";
import type { Stage } from "../api/types.ts";
import { againAfter } from "./again-after.ts";

/** What the server says of a collection; a stage only while its photo is standardized and heard of. */
interface Notice {
  readonly version?: number;
  readonly stage?: Stage;
}

/**
 * Listens for changes of a collection for as long as the page stands: in another tab, by a reviewer, by WeChat Pay.
 *
 * @param version The version shown now.
 * @param reload Called when the server has another one, and after each time nothing could be heard.
 * @param tell Called with how far standardizing is; undefined when nothing is known of it.
 */
export function listenForChanges(
  id: string,
  version: () => number | undefined,
  reload: () => void,
  tell: (stage: Stage | undefined) => void,
): void {
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
      const notice = read(data);
      tell(notice.stage);
      if (notice.version !== version()) reload();
    };
    socket.onclose = () => {
      if (over) return;
      tell(undefined);
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

function read(data: unknown): Notice {
  try {
    return JSON.parse(String(data)) as Notice;
  } catch {
    return {};
  }
}
