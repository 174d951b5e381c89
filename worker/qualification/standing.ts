import type { HeldGraduate } from "../roster/claims.ts";
import type { Text } from "../text.ts";

/** What an account may do: collect for the graduates it holds, or, without one (暂不认证), look around. */
export type Standing =
  | { readonly kind: "qualified"; readonly mayCollect: true; readonly graduates: readonly HeldGraduate[] }
  | { readonly kind: "notNow"; readonly mayCollect: false; readonly text: Text };

/** The standing of an account that holds these graduates. */
export function standingOf(graduates: readonly HeldGraduate[]): Standing {
  if (graduates.length > 0) return { kind: "qualified", mayCollect: true, graduates };
  const text = {
    zh: "您尚未获取采集资格，可以先浏览采集说明和拍照要求；开始采集前，请完成认证。",
    en: "You have not verified your qualification yet. You can read the guide and the photo rules; verify before you start.",
  };
  return { kind: "notNow", mayCollect: false, text };
}
