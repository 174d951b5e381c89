import type { WechatFault } from "../../roster/wechat-faults.ts";
import type { Text } from "../../text.ts";
import { staffWords } from "../../wechat/for-staff.ts";
import { when } from "../words/when.ts";
import { OPERATION_TEXTS } from "./texts.ts";

interface Properties {
  readonly faults: readonly WechatFault[];
  readonly language: keyof Text;
}

/** What WeChat refuses until someone mends it, in words that say where. */
export function WechatFaults({ faults, language }: Properties) {
  if (faults.length === 0) return null;
  const say = (key: keyof typeof OPERATION_TEXTS) => OPERATION_TEXTS[key][language];
  return (
    <section class="card">
      <h2>{say("wechat")}</h2>
      <ul class="notes">
        {faults.map(({ code, upstream, sinceAt, lastAt }) => (
          <li>
            <strong class="fail">{staffWords(code)?.[language] ?? code}</strong>{" "}
            <code>{upstream === null ? code : `${code}:${upstream}`}</code>{" "}
            <span class="quiet">
              {say("sinceAt")} {when(sinceAt, language)} · {say("lastAt")} {when(lastAt, language)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
