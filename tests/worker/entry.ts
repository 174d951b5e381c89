// The application, and beside it the WeChat sandbox's object, so that both run in the workerd of the tests.
export { WechatSandbox } from "../../local/wechat-sandbox/object.ts";
export * from "../../worker/index.ts";
export { default } from "../../worker/index.ts";
export { WechatToken } from "../../worker/wechat/login/token-object.ts";
