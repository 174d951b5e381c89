/** Runs the whole system on this machine, without an account or a network, and says where to look. */
import { parseArgs } from "node:util";
import { startLocal, usualFolder } from "../local/start/start-local.ts";

const { values } = parseArgs({
  options: {
    port: { type: "string", default: "8787" },
    "wechat-port": { type: "string", default: "8790" },
    data: { type: "string", default: usualFolder },
  },
});

const run = await startLocal({
  port: Number(values.port),
  wechatPort: Number(values["wechat-port"]),
  persist: values.data,
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, run.stop);
console.log(`
  学照 Xuezhao is running.

  从这里开始 Start here        ${run.origin}/local
  毕业生 Graduates             ${run.origin}/
  微信沙箱 Played WeChat       ${run.wechat}/
  工作台 Desk                  ${run.origin}/desk
  照片试做 Try a photo         ${run.origin}/desk/try
  接口说明 API                 ${run.origin}/api/openapi.json
`);
process.exit(await run.ended);
