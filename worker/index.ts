import { app } from "./app.ts";
import { scheduled } from "./scheduled.ts";

export default { fetch: app.fetch, scheduled } satisfies ExportedHandler<Env>;

export { Graduate } from "../durable-objects/graduate.ts";
export { CollectionEffects, ReadSide } from "./effects/entrypoints.ts";
export { TaskRunner } from "./tasks/task-runner.ts";
export { WechatToken } from "./wechat/login/token-object.ts";
