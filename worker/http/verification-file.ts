import type { Handler } from "hono";
import { readConfig } from "../env.ts";
import { refuse } from "./refusals.ts";

/** The file by which WeChat sees that this host is ours (业务域名): exactly the text of the settings, at the root. */
export const verificationFile: Handler<{ Bindings: Env }> = (context) => {
  const text = readConfig(context.env).verificationFiles[context.req.param("file") ?? ""];
  return text === undefined ? refuse(context, "notFound") : context.text(text);
};
