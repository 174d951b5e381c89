import { Hono } from "hono";
import { photoTools } from "../../env.ts";
import { limitedByStaff } from "../../http/rate-limit.ts";
import { PAPERS } from "../../photo/layout/papers.ts";
import { oneAtATime } from "../../photo/one-at-a-time.ts";
import { DEFAULT_SPEC_ID, getSpec, SPECS } from "../../photo/spec/specs.ts";
import { standardize } from "../../photo/standardize.ts";
import { uploadedFile } from "../../photo/uploaded-file.ts";
import { allow } from "../frame/allow.tsx";
import type { DeskEnv } from "../frame/desk-env.ts";
import { htmlPage } from "../frame/html-page.ts";
import { refusePage } from "../frame/refuse.tsx";
import { TryPage } from "./page.tsx";
import { TriedPage } from "./tried-page.tsx";

/** Trying a photo: with the script in the page, without it as a form that answers a page. Nothing is kept. */
export const tryPages = new Hono<DeskEnv>();

tryPages.get("/", allow("tryPhoto"), (context) => {
  const { language, staff } = context.var;
  return htmlPage(context, <TryPage language={language} staff={staff} specs={SPECS} papers={PAPERS} />);
});

tryPages.post("/", allow("tryPhoto"), limitedByStaff("TRY_LIMIT", "try"), async (context) => {
  const { language, staff } = context.var;
  const form = await context.req.raw.formData().catch(() => null);
  const photo = form?.get("photo");
  const spec = getSpec(String(form?.get("spec") ?? DEFAULT_SPEC_ID));
  if (!(photo instanceof File) || photo.size === 0 || spec === undefined) return refusePage(context, "form");
  const tools = photoTools(context.env);
  const tried = await oneAtATime(() => standardize(uploadedFile(photo), spec, tools));
  return htmlPage(context, <TriedPage language={language} staff={staff} spec={spec} tried={tried} />);
});
