import { noteWechatFault } from "../roster/wechat-faults.ts";
import { concernsOperators } from "../wechat/for-staff.ts";

/** A code is noted once a minute an isolate: when WeChat refuses, it refuses everyone. */
const again = 60_000;
const noted = new Map<string, number>();

/**
 * Puts what only staff can mend on the operations page. Never fails: whoever was refused gets their answer.
 *
 * @param now ms.
 */
export async function noticeRefusal(
  env: Pick<Env, "DB">,
  { code, upstream }: { readonly code: string; readonly upstream?: string },
  now: number,
): Promise<void> {
  const last = noted.get(code);
  if (!concernsOperators(code) || (last !== undefined && Math.abs(now - last) < again)) return;
  noted.set(code, now);
  // What could not be noted now is noted at the next refusal.
  await noteWechatFault(env.DB, code, upstream, now).catch(() => noted.delete(code));
}
