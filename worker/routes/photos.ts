import { type Context, Hono } from "hono";
import { file, literal, object, optional, safeParse, string } from "valibot";
import { photoTools } from "../env.ts";
import { problem } from "../http/problem.ts";
import { limitedByStaff } from "../http/rate-limit.ts";
import { staffOnly } from "../http/staff.ts";
import { answerTry } from "../photo/answer-try.ts";
import { getPaper } from "../photo/layout/papers.ts";
import { oneAtATime } from "../photo/one-at-a-time.ts";
import { DEFAULT_SPEC_ID, getSpec } from "../photo/spec/specs.ts";
import { standardize } from "../photo/standardize.ts";
import { uploadedFile } from "../photo/uploaded-file.ts";
import { describeTry, tryRefusals } from "./schemas/try.ts";

const TRY_FORM = object({
  photo: file(),
  spec: optional(string(), DEFAULT_SPEC_ID),
  layout: optional(string()),
  matte: optional(literal("1")),
});

/** Photos without a collection: staff try one, nothing is kept. */
export const photos = new Hono<{ Bindings: Env }>();

photos.post("/try", describeTry, staffOnly, limitedByStaff("TRY_LIMIT", "try"), async (context) => {
  const form = await readForm(context.req.raw);
  if (form === null) {
    return refuseTry(context, "form_incomplete");
  }
  const spec = getSpec(form.spec);
  const paper = form.layout === undefined ? null : getPaper(form.layout);
  if (spec === undefined) {
    return refuseTry(context, "spec_unknown");
  }
  if (paper === undefined) {
    return refuseTry(context, "paper_unknown");
  }
  const tools = photoTools(context.env);
  const answer = await oneAtATime(() => standardize(form.upload, spec, tools));
  return new Response(await answerTry(answer, { spec, paper, withMatte: form.matte !== undefined }));
});

const refuseTry = (context: Context, code: keyof typeof tryRefusals) =>
  problem(context, 400, code, tryRefusals[code]);

/** What was sent, or null. Not by Hono's reader, which would keep the file with the request to its end. */
async function readForm(request: Request) {
  const form = await request.formData().catch(() => null);
  const read = safeParse(TRY_FORM, form && Object.fromEntries(form));
  if (!read.success) return null;
  const { photo, ...asked } = read.output;
  return { ...asked, upload: uploadedFile(photo) };
}
