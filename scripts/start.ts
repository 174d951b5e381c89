/** Runs the whole system on this machine, without an account or a network, and says where to look. */
import { readArguments, USAGE } from "../local/start/arguments.ts";
import { holdFolder } from "../local/start/hold-folder.ts";
import { startLocal, usualFolder } from "../local/start/start-local.ts";
import { watchSources } from "../local/start/watch-sources.ts";
import { takenPorts } from "../local/system/ports.ts";

/** How often the cron jobs run, as in wrangler.toml, ms. */
const SCHEDULE = 600_000;

const asked = readArguments(process.argv.slice(2), usualFolder);
if ("wrong" in asked) {
  console.error(`${asked.wrong}\n\n${USAGE}`);
  process.exit(2);
}
const { port, wechatPort, controlPort, folder } = asked;
const another = `npm start -- --port ${port + 100} --data .wrangler/other`;
// Both asked before anything is written: a second start would lay its files over those that the first one serves.
const taken = await takenPorts([port, wechatPort, controlPort]);
if (taken.length > 0) {
  console.error(`
  端口 ${taken.join("、")} 已被占用：学照可能已经在运行，请看 http://localhost:${port}/local
  要同时再运行一个，请换端口和数据目录：
  Taken already: port ${taken.join(", ")}. Xuezhao may be running: see http://localhost:${port}/local
  To run another one beside it, give it ports and a data folder of its own:

    ${another}
`);
  process.exit(1);
}
if (!holdFolder(folder)) {
  console.error(`
  另一个学照正在使用数据目录 ${folder}
  要同时再运行一个，请换端口和数据目录：
  Another Xuezhao is running on the data in ${folder}
  To run another one beside it, give it ports and a data folder of its own:

    ${another}
`);
  process.exit(1);
}

const run = await startLocal(asked);
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.on(signal, async () => {
    await run.stop();
    process.exit(0);
  });
setInterval(() => {
  run.runScheduled().catch(console.error);
}, SCHEDULE);
watchSources(async () => {
  const outcome = await run.rebuild().then(
    () => "源码已更新，服务已重启 The sources changed: rebuilt.",
    (error: unknown) => error,
  );
  console.log(outcome);
});
console.log(`
  学照 Xuezhao is running.

  从这里开始 Start here        ${run.origin}/local
  毕业生 Graduates             ${run.origin}/
  微信沙箱 Played WeChat       ${run.wechat}/
  工作台 Desk                  ${run.origin}/desk
  照片试做 Try a photo         ${run.origin}/desk/try
  接口说明 API                 ${run.origin}/api/openapi.json

  按 Ctrl-C 停止，数据保留 Ctrl-C stops it, the data stay: ${folder}
`);
