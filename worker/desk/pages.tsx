import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import { staffOnly } from "../http/staff.ts";
import { casePages } from "./case/routes.tsx";
import { allow } from "./frame/allow.tsx";
import type { DeskEnv } from "./frame/desk-env.ts";
import { deskLanguage } from "./frame/language.ts";
import { navigationFor } from "./frame/navigation.ts";
import { ownForms } from "./frame/own-forms.tsx";
import { refusePage } from "./frame/refuse.tsx";
import { switchStandIn } from "./frame/switch-stand-in.ts";
import { lookupPages } from "./lookup/routes.tsx";
import { operationsPages } from "./operations/routes.tsx";
import { staffPages } from "./operations/staff-routes.tsx";
import { photoFiles } from "./photos/routes.ts";
import { reviewPages } from "./review/routes.tsx";
import { programmePages } from "./school/programme-routes.tsx";
import { schoolPages } from "./school/routes.tsx";
import { servicePages } from "./service/routes.tsx";
import { tryPages } from "./try/routes.tsx";

/** The staff's pages. */
export const desk = new Hono<DeskEnv>();

desk.use(staffOnly, deskLanguage, ownForms);
desk.post("/stand-in", switchStandIn);
desk.get("/", allow("openDesk"), (context) => {
  const [first] = navigationFor(context.var.staff);
  return context.redirect(first?.href ?? "/desk/try");
});
desk.route("/try", tryPages);
desk.route("/lookup", lookupPages);
desk.route("/graduates", casePages);
desk.route("/photos", photoFiles);
desk.route("/review", reviewPages);
desk.route("/schools", schoolPages);
desk.route("/programmes", programmePages);
desk.route("/operations", operationsPages);
desk.route("/staff", staffPages);
desk.route("/service", servicePages);
desk.all(
  "*",
  createMiddleware<DeskEnv>(async (context) => refusePage(context, "notFound")),
);
