// The application, and beside it what a local run has in processes of its own, so that all runs in one workerd.
export { WechatSandbox } from "../../local/wechat-sandbox/object.ts";
// By name: the runner looks for entry points in this file.
export {
  CollectionEffects,
  default,
  Graduate,
  ReadSide,
  TaskRunner,
  WechatToken,
} from "../../worker/index.ts";
export { PlayedWechat } from "./played-wechat.ts";
