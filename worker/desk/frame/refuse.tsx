import type { Text } from "../../text.ts";
import { DeskLayout } from "../layout.tsx";
import type { DeskContext } from "./desk-env.ts";
import { htmlPage } from "./html-page.ts";

const REFUSALS = {
  role: {
    status: 403,
    title: { zh: "您没有此项权限", en: "Your role does not allow this" },
    text: {
      zh: "您的岗位不能使用这个页面或进行这项操作。如工作需要，请联系管理员开通。",
      en: "Your role cannot use this page or do this. If your work needs it, ask an administrator.",
    },
  },
  notFound: {
    status: 404,
    title: { zh: "没有找到", en: "Not found" },
    text: {
      zh: "没有这项内容，或者它不属于您负责的院校。",
      en: "There is no such thing, or it does not belong to your school.",
    },
  },
  reason: {
    status: 422,
    title: { zh: "请填写操作原因", en: "Give the reason" },
    text: {
      zh: "这项操作会记入审计日志，需要填写原因（不超过 500 字）。请返回填写后再提交。",
      en: "This goes into the audit log and needs a reason (at most 500 characters). Go back and fill it in.",
    },
  },
  foreign: {
    status: 403,
    title: { zh: "请从工作台页面操作", en: "Do this from the desk" },
    text: {
      zh: "这个请求不是从工作台页面发出的，未执行。",
      en: "This request did not come from the desk's own pages. Nothing was done.",
    },
  },
  form: {
    status: 422,
    title: { zh: "表单内容有误", en: "The form is not right" },
    text: {
      zh: "提交的内容不完整或已过期，请返回刷新后重试。",
      en: "What was sent is incomplete or out of date. Go back, refresh and try again.",
    },
  },
} as const satisfies Record<string, { status: 403 | 404 | 422; title: Text; text: Text }>;

/** Answers with a page that says why nothing was done. */
export function refusePage(context: DeskContext, code: keyof typeof REFUSALS, detail?: Text) {
  const { status, title, text } = REFUSALS[code];
  const { language, staff } = context.var;
  return htmlPage(
    context,
    <DeskLayout language={language} title={title[language]} path={context.req.path} staff={staff}>
      <h1>{title[language]}</h1>
      <p class="message" data-refusal={code}>
        {(detail ?? text)[language]}
      </p>
      <p>
        <a class="button" href="/desk">
          {language === "zh" ? "返回工作台" : "Back to the desk"}
        </a>
      </p>
    </DeskLayout>,
    status,
  );
}
