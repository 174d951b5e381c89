import { Hono } from "hono";
import { pushPolicies } from "../../effects/push-policies.ts";
import { getSpec } from "../../photo/spec/specs.ts";
import { type PolicyDraft, policyDraft } from "../../roster/policy/draft.ts";
import { exportNameFault } from "../../roster/policy/export-name.ts";
import { type ProgrammePolicy, readPolicy } from "../../roster/policy/policy.ts";
import { savePolicy } from "../../roster/programmes.ts";
import { allow } from "../frame/allow.tsx";
import type { DeskContext, DeskEnv, Subject } from "../frame/desk-env.ts";
import { htmlPage } from "../frame/html-page.ts";
import { refusePage } from "../frame/refuse.tsx";
import { formOfPolicy, policyOfForm } from "./policy-form.ts";
import { PolicyPage } from "./policy-page.tsx";

/** A programme that may not have a policy yet. */
async function draftSubject(context: DeskContext): Promise<Subject | null> {
  const draft = await policyDraft(context.env.DB, context.req.param("programme") ?? "");
  return draft === null ? null : { kind: "programme", id: draft.id, schoolId: draft.schoolId };
}
const allowed = allow("editPolicy", draftSubject);

/** A programme's settings: form, preview, and saving as the next version. */
export const policyPages = new Hono<DeskEnv>();

policyPages.get("/:programme/policy", allowed, async (context) => {
  const draft = await policyDraft(context.env.DB, context.var.subject.id);
  if (draft === null) return refusePage(context, "notFound");
  return show(context, draft, { form: formOfPolicy(draft.policy) });
});

policyPages.post("/:programme/policy", allowed, async (context) => {
  const { subject, staff } = context.var;
  const draft = await policyDraft(context.env.DB, subject.id);
  if (draft === null) return refusePage(context, "notFound");
  const sent = await context.req.parseBody();
  const form = Object.fromEntries(
    Object.entries(sent).map(([name, value]) => [name, typeof value === "string" ? value : ""]),
  );
  const policy = policyOfForm(form, draft.policy);
  const read = readPolicy(policy);
  const fields = read.ok ? [] : [...read.fields];
  if (getSpec(form.photoSpec ?? "") === undefined) fields.push("photoSpec");
  // The schema judges it once everything else is right; people want to hear of everything at once.
  const qualification = form.qualification === "identity" ? "identity" : "code";
  if (exportNameFault(form.exportName ?? "", qualification) !== null) fields.push("exportName");
  const basedOn = Number(form.basedOn);
  if (basedOn !== draft.policyVersion) {
    // A second tap on saving finds what the first one saved.
    const saved = form.do === "save" && read.ok && isSame(read.policy, draft.policy);
    return saved ? toSchool(context, draft) : show(context, draft, { form, wrong: ["policyChanged"] });
  }
  if (!read.ok || fields.length > 0) return show(context, draft, { form, wrong: fields });
  if (form.do !== "save") return show(context, draft, { form, preview: read.policy });
  const saved = await savePolicy(
    context.env.DB,
    { programmeId: subject.id, basedOn, policy, by: staff.id },
    Date.now(),
  );
  if (saved.ok) {
    // The first five hundred at once; the cron job takes the rest.
    context.executionCtx.waitUntil(pushPolicies(context.env, subject.id));
    return toSchool(context, draft);
  }
  return show(context, draft, { form, wrong: [saved.refusal] });
});

/** Both have come through the schema, which gives their fields one order. */
const isSame = (one: ProgrammePolicy, other: ProgrammePolicy | null) =>
  JSON.stringify(one) === JSON.stringify(other);

const toSchool = (context: DeskContext, { schoolId }: PolicyDraft) =>
  context.redirect(`/desk/schools/${schoolId}`, 303);

type More = Pick<Parameters<typeof PolicyPage>[0], "form"> &
  Partial<Pick<Parameters<typeof PolicyPage>[0], "wrong" | "preview">>;

function show(context: DeskContext, draft: PolicyDraft, { form, wrong = [], preview = null }: More) {
  const { staff, language } = context.var;
  const page = (
    <PolicyPage
      language={language}
      staff={staff}
      draft={draft}
      form={form}
      wrong={wrong}
      preview={preview}
      now={Date.now()}
    />
  );
  return htmlPage(context, page, wrong.length > 0 ? 422 : 200);
}
