import { Hono } from "hono";
import { html } from "hono/html";
import { languageOf } from "../http/language.ts";
import { staffOnly } from "../http/staff.ts";
import { PAPERS } from "../photo/layout/papers.ts";
import { SPECS } from "../photo/spec/specs.ts";
import { TryPage } from "./try/page.tsx";

/** The staff's pages. */
export const desk = new Hono<{ Bindings: Env }>();

desk.use(staffOnly);
desk.get("/try", (context) => {
  const page = <TryPage language={languageOf(context.req.raw)} specs={SPECS} papers={PAPERS} />;
  return context.html(html`<!doctype html>${page}`);
});
