import { Hono } from "hono";
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

const TRY_FORM = object({
  photo: file(),
  spec: optional(string(), DEFAULT_SPEC_ID),
  layout: optional(string()),
  matte: optional(literal("1")),
});

/** Photos without a collection: staff try one, nothing is kept. */
export const photos = new Hono<{ Bindings: Env }>();

photos.post("/try", staffOnly, limitedByStaff("TRY_LIMIT", "try"), async (context) => {
  const form = await readForm(context.req.raw);
  if (form === null) {
    return problem(context, 400, "form_incomplete", {
      zh: "请以 multipart/form-data 上传照片，字段名为 photo。",
      en: "Send the photo as multipart/form-data, in the field photo.",
    });
  }
  const spec = getSpec(form.spec);
  const paper = form.layout === undefined ? null : getPaper(form.layout);
  if (spec === undefined) {
    return problem(context, 400, "spec_unknown", {
      zh: "没有这个照片规格。",
      en: "There is no such photo standard.",
    });
  }
  if (paper === undefined) {
    return problem(context, 400, "paper_unknown", { zh: "没有这种相纸。", en: "There is no such paper." });
  }
  const tools = photoTools(context.env);
  const answer = await oneAtATime(() => standardize(form.upload, spec, tools));
  return new Response(await answerTry(answer, { spec, paper, withMatte: form.matte !== undefined }));
});

/** What was sent, or null. Not by Hono's reader, which would keep the file with the request to its end. */
async function readForm(request: Request) {
  const form = await request.formData().catch(() => null);
  const read = safeParse(TRY_FORM, form && Object.fromEntries(form));
  if (!read.success) return null;
  const { photo, ...asked } = read.output;
  return { ...asked, upload: uploadedFile(photo) };
}
