import { call } from "./api.js";
import { withToken } from "./session.js";

/** Moments at which this run of the mini program has asked already: nobody is asked twice. @type {Set<string>} */
const asked = new Set();

/**
 * The templates to ask for at a moment; none when the application cannot be asked, since they are not worth waiting for.
 * @param {"scan" | "photo"} moment
 * @returns {Promise<string[]>}
 */
export async function templatesAt(moment) {
  if (asked.has(moment)) return [];
  try {
    /** @type {{ templates: string[] }} */
    const answer = await withToken((token) => call("GET", `/api/shell/messages?at=${moment}`, { token }));
    return answer.templates;
  } catch {
    return [];
  }
}

/**
 * Asks for messages, then goes on whatever was answered. To be called in the tap itself: WeChat allows it only there.
 * @param {"scan" | "photo"} moment
 * @param {string[]} templates
 * @param {() => void} then
 */
export function askAtTap(moment, templates, then) {
  if (templates.length === 0 || asked.has(moment)) return then();
  asked.add(moment);
  wx.requestSubscribeMessage({ tmplIds: templates.slice(0, 3), complete: then });
}
