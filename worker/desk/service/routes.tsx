import { Hono } from "hono";
import { keysOf } from "../../env.ts";
import { answerService, openServiceRequests } from "../../roster/service-requests.ts";
import type { Staff } from "../../staff/identify.ts";
import { schoolsFor } from "../../staff/permission.ts";
import { allow } from "../frame/allow.tsx";
import type { DeskEnv } from "../frame/desk-env.ts";
import { htmlPage } from "../frame/html-page.ts";
import { refusePage } from "../frame/refuse.tsx";
import { ServicePage } from "./page.tsx";

/** The schools whose questions someone answers; null: all. */
const theirs = ({ grants }: Staff) => schoolsFor(grants, "answerService");

/** Questions that graduates send to customer service. */
export const servicePages = new Hono<DeskEnv>();

servicePages.get("/", allow("answerService"), async (context) => {
  const { staff, language } = context.var;
  const rows = await openServiceRequests(context.env.DB, await keysOf(context.env), theirs(staff));
  return htmlPage(context, <ServicePage language={language} staff={staff} rows={rows} />);
});

servicePages.post("/:request", allow("answerService"), async (context) => {
  const { text } = await context.req.parseBody();
  if (typeof text !== "string" || text.trim() === "" || text.length > 2000)
    return refusePage(context, "form");
  const answer = { id: context.req.param("request"), text: text.trim(), by: context.var.staff.id };
  const schools = theirs(context.var.staff);
  const done = await answerService(context.env.DB, await keysOf(context.env), answer, schools, Date.now());
  return done ? context.redirect("/desk/service", 303) : refusePage(context, "notFound");
});
