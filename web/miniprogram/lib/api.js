import { host } from "../config.js";
import { chinese, text } from "./text.js";

/** A refusal of the application, or of the network (status 0), in words for the graduate. */
export class Refusal {
  /**
   * @param {number} status HTTP status; 0 when nothing was reached
   * @param {string} message
   */
  constructor(status, message) {
    this.status = status;
    this.message = message;
  }
}

/**
 * The refusal an answer stands for; the application's problem details carry words for the graduate in `title`.
 * @param {number} status
 * @param {unknown} body
 */
export function refusalOf(status, body) {
  let problem = body;
  if (typeof body === "string") {
    try {
      problem = JSON.parse(body);
    } catch {
      problem = undefined;
    }
  }
  const title = /** @type {{ title?: unknown } | null | undefined} */ (problem)?.title;
  if (typeof title === "string" && title !== "") return new Refusal(status, title);
  return new Refusal(status, status === 404 || status === 410 ? text.expired : text.networkFailed);
}

/** @param {string} [token] */
export function headersFor(token) {
  const language = chinese ? "zh-CN" : "en";
  return token === undefined
    ? { "Accept-Language": language }
    : { "Accept-Language": language, Authorization: `Bearer ${token}` };
}

/**
 * Calls the application; rejects with a {@link Refusal}.
 * @template T
 * @param {"GET" | "POST"} method
 * @param {string} path
 * @param {{ token?: string, data?: Record<string, unknown> }} [more]
 * @returns {Promise<T>}
 */
export function call(method, path, more = {}) {
  return new Promise((resolve, reject) => {
    wx.request({
      url: host + path,
      method,
      header: headersFor(more.token),
      ...(more.data === undefined ? {} : { data: more.data }),
      success: ({ statusCode, data }) => {
        if (statusCode >= 200 && statusCode < 300) resolve(/** @type {T} */ (data));
        else reject(refusalOf(statusCode, data));
      },
      fail: () => reject(new Refusal(0, text.networkFailed)),
    });
  });
}

/**
 * The path of a shell route for a request id of the H5.
 * @param {"pay" | "photo" | "save" | "scan"} what
 * @param {string} req
 */
export function shellPath(what, req) {
  return `/api/shell/${what}/${encodeURIComponent(req)}`;
}
