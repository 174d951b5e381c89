import { language } from "../i18n/i18n.ts";
import { type Answer, noAnswer } from "./answer.ts";
import { understand } from "./understand.ts";

/** Upload stops and asks to be tried again when not a byte has moved for this long (ms). */
const STALLED_AFTER = 30_000;

/**
 * Sends a form with a picture and tells how much has gone up, which `fetch` cannot.
 *
 * @param key Idempotency key: a repetition with it happens once.
 * @param onProgress Fraction sent, 0 to 1; 1 while the server works.
 */
export function upload<T>(
  path: string,
  form: FormData,
  key: string,
  onProgress: (sent: number) => void,
): Promise<Answer<T>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    let watch = 0;
    const stillMoving = () => {
      window.clearTimeout(watch);
      watch = window.setTimeout(() => request.abort(), STALLED_AFTER);
    };
    const lost = () => {
      window.clearTimeout(watch);
      resolve({ ok: false, problem: noAnswer() });
    };
    request.open("POST", `/api${path}`);
    request.setRequestHeader("Idempotency-Key", key);
    request.setRequestHeader("Accept-Language", language() === "zh" ? "zh-CN" : "en");
    request.upload.onprogress = ({ loaded, total }) => {
      stillMoving();
      onProgress(total > 0 ? loaded / total : 0);
    };
    request.upload.onload = () => {
      stillMoving();
      onProgress(1);
    };
    request.onerror = lost;
    request.onabort = lost;
    request.onload = () => {
      window.clearTimeout(watch);
      resolve(understand<T>(request.status, request.responseText));
    };
    stillMoving();
    request.send(form);
  });
}
