import { Hono } from "hono";
import { type AccountEnv, withShell } from "../../http/access.ts";
import { describe } from "../../http/describe.ts";
import { picture } from "../../http/picture.ts";
import { refuse } from "../../http/refusals.ts";
import { endShellRequest } from "../../roster/shell-requests.ts";
import { fileToSave } from "../collections/file-to-save.ts";
import { heldCollection } from "../collections/held.ts";
import { openRequest } from "./request.ts";

/** 保存照片: the file that the H5 chose, for the shell to save to the album. */
export const shellSave = new Hono<AccountEnv>().get(
  "/save/:req",
  describe({
    tag: "shell",
    summary: "The picture of a request, for the phone's album",
    who: "shell",
    media: "image/jpeg",
    refusals: ["notFound", "requestExpired", "downloadNotYet", "sizeUnavailable"],
  }),
  withShell,
  async (context) => {
    const { env } = context;
    const req = context.req.param("req");
    const open = await openRequest(context, req, "save");
    if (!open.ok) return refuse(context, open.code);
    const held = await heldCollection(env, context.var.account, open.request.subject);
    if (held === null) return refuse(context, "notFound");
    const file = await fileToSave(env, held, open.request.detail);
    if (!file.ok) return refuse(context, file.code);
    await endShellRequest(env.DB, req, null);
    return picture(context, file.bytes, { type: "image/jpeg", hash: file.hash, name: file.name });
  },
);
