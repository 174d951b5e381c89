import { Hono } from "hono";
import * as v from "valibot";
import { type AccountEnv, withShell } from "../../http/access.ts";
import { atMost } from "../../http/body.ts";
import { describe } from "../../http/describe.ts";
import { limitedByAccount } from "../../http/rate-limit.ts";
import { passOn, refuse, refusePicture } from "../../http/refusals.ts";
import { valid } from "../../http/valid.ts";
import { DEFAULT_LIMITS } from "../../photo/intake/limits.ts";
import { endShellRequest } from "../../roster/shell-requests.ts";
import { sha256Hex } from "../../wechat/bytes.ts";
import { done } from "../collections/answer.ts";
import { heldCollection } from "../collections/held.ts";
import { shotRefusals } from "../collections/shots.ts";
import { lookAt, takeShot } from "../collections/take-shot.ts";
import { FileSchema } from "../schemas/common.ts";
import { exampleDone } from "../schemas/examples.ts";
import { ShotSchema } from "../schemas/photo.ts";
import { openRequest } from "./request.ts";

/** The shell's camera: rear, original size. The same picture sent again is the same shot. */
export const shellPhoto = new Hono<AccountEnv>().post(
  "/photo/:req",
  describe({
    tag: "shell",
    summary: "Uploads the original that the shell's camera took for a request",
    who: "shell",
    status: 201,
    answers: { schema: ShotSchema, example: { ...exampleDone, photo: "shot", shotId: "0".repeat(32) } },
    refusals: [...shotRefusals, "requestExpired"],
    picture: true,
  }),
  atMost(DEFAULT_LIMITS.maxBytes + 64 * 1024),
  withShell,
  limitedByAccount("PHOTO_LIMIT", "shot"),
  valid("form", v.object({ photo: FileSchema })),
  async (context) => {
    const { env } = context;
    const { account } = context.var;
    const req = context.req.param("req");
    const open = await openRequest(context, req, "photo");
    if (!open.ok) return refuse(context, open.code);
    const held = await heldCollection(env, account, open.request.subject);
    if (held === null) return refuse(context, "notFound");
    const seen = await lookAt(context.req.valid("form").photo);
    const key = `client:${await sha256Hex(`${account}\n${req}\n${seen.sha256}`)}`;
    const taken = await takeShot(env, { account, key, held }, seen, "camera");
    if (!taken.ok) return refusePicture(context, taken.refusal);
    const { answer, shotId } = taken;
    await endShellRequest(env.DB, req, answer.ok ? null : answer.refusal.code);
    return answer.ok ? context.json({ ...done(answer), shotId }, 201) : passOn(context, answer.refusal);
  },
);
