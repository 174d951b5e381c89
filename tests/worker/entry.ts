// The application, and beside it what a local run has in processes of its own, so that all runs in one workerd.
import { WorkerEntrypoint } from "cloudflare:workers";
import { codesApp } from "../../local/acquisition-codes/app.ts";

export { WechatSandbox } from "../../local/wechat-sandbox/object.ts";
// By name: the runner looks for entry points in this file.
export {
  CollectionEffects,
  default,
  Graduate,
  ReadSide,
  WechatToken,
} from "../../worker/index.ts";
export { PlayedWechat } from "./played-wechat.ts";

/** The network on which the decoder of acquisition codes is. */
export class CodesDoor extends WorkerEntrypoint {
  override async fetch(request: Request): Promise<Response> {
    return codesApp().fetch(request);
  }
}
