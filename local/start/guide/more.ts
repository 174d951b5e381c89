import { html } from "hono/html";
import type { DemoEntry } from "../../demo/seed.ts";
import type { Both, Language } from "./labels.ts";
import type { Places } from "./places.ts";
import { enter, type Html, open, playStaff, sayIn } from "./step.ts";

/** What is worth trying after the two ways. */
function trials({ wechat, control }: Places, language: Language): readonly Html[] {
  const say = sayIn(language);
  const sandbox = open(`${wechat}/`, say({ zh: "微信沙箱", en: "the played WeChat" }));
  const trial = (title: Both, text: Both<string | Html>) =>
    html`<li><h3>${say(title)}</h3><p>${say(text)}</p></li>`;
  return [
    trial(
      { zh: "认错码", en: "The wrong code" },
      {
        zh: "识别另一所院校的采集码：说明它不属于所选院校。连续五次输错后四位：暂时锁住，并告知何时可以再试。",
        en: "Choose a code of another school: it says that it is not of this one. Give the wrong last four five times: it locks, and says until when.",
      },
    ),
    trial(
      { zh: "取消支付、通知丢失", en: "A cancelled payment, a lost notification" },
      {
        zh: html`在收银台点“取消”；或先在${sandbox}给下一条通知选“drop · 丢失”捣乱，再支付：页面几秒内自己问到结果。`,
        en: html`Cancel in the cashier; or spoil the next notification (drop) in ${sandbox}, then pay: the page finds out by itself within seconds.`,
      },
    ),
    trial(
      { zh: "不合格的照片", en: "A photo that fails" },
      {
        zh: "上传自己的自拍、侧脸或很暗的照片：每一项都说明测到了什么、要求是什么、怎么改，并圈出位置。",
        en: "Upload a selfie, a profile or a dark photo: every check says what was measured, what is wanted, what to do, and where.",
      },
    ),
    trial(
      { zh: "审核不通过", en: "Not approved" },
      {
        zh: "以审核员身份选一个原因退回：毕业生看到原因和位置，免费重拍。",
        en: "As the reviewer send a photo back with a reason: the graduate sees it in the picture and retakes it for free.",
      },
    ),
    trial(
      { zh: "断网与刷新", en: "Offline and reload" },
      {
        zh: "在任何一步刷新、后退、换浏览器登录，或上传时断网：都回到正确的一步，照片不会丢。",
        en: "Reload, go back, log in elsewhere, or cut the network during the upload: you land on the right step and lose nothing.",
      },
    ),
    trial(
      { zh: "大字、深色、英文", en: "Large text, dark, English" },
      {
        zh: html`${open("/?size=32", "200% 文字")}；深色跟随系统；语言在每页右上角切换。`,
        en: html`${open("/?size=32", "Text at 200 %")}; dark follows the system; the language is at the top right of every page.`,
      },
    ),
    trial(
      { zh: "换一位微信用户", en: "Another WeChat user" },
      {
        zh: html`在${sandbox}添加用户，点“进入应用”。订单、退款、通知和消息都在那里。`,
        en: html`Add a user in ${sandbox} and enter. Orders, refunds, notifications and messages are there too.`,
      },
    ),
    trial(
      { zh: "定时任务与对账", en: "Cron jobs and reconciliation" },
      {
        zh: html`每十分钟自动执行；${open(`${control}/cdn-cgi/local/scheduled`, "立即执行一次")}，再以管理员身份看“运行状况”。`,
        en: html`They run every ten minutes; ${open(`${control}/cdn-cgi/local/scheduled`, "run them now")}, then see Operations as the administrator.`,
      },
    ),
    trial(
      { zh: "只试照片", en: "Only the photo" },
      {
        zh: html`${open("/desk/try", "照片试做")}：拖入照片，左右对比，换底色，存排版照。`,
        en: html`${open("/desk/try", "Try a photo")}: drop one, compare, change the background, save a sheet.`,
      },
    ),
  ];
}

const staff: readonly { readonly role: string; readonly name: Both; readonly does: Both }[] = [
  {
    role: "reviewer",
    name: { zh: "审核员", en: "Reviewer" },
    does: { zh: "用键盘逐张审核，可撤销", en: "judges photo after photo with keys, can take back" },
  },
  {
    role: "support",
    name: { zh: "客服", en: "Customer service" },
    does: { zh: "查询毕业生，答复问题，处理退款", en: "finds a graduate, answers, handles refunds" },
  },
  {
    role: "school",
    name: { zh: "院校老师（江澜大学）", en: "School (江澜大学)" },
    does: { zh: "导入名单，看进度，导出照片", en: "brings its list, sees progress, takes photos away" },
  },
  {
    role: "admin",
    name: { zh: "管理员", en: "Administrator" },
    does: {
      zh: "院校与项目设置、运行状况、人员与审计",
      en: "schools and programmes, operations, staff and audit",
    },
  },
];

/** What else to try, and whom to play at the desk. */
export function more(demo: readonly DemoEntry[], places: Places, language: Language): Html {
  const say = sayIn(language);
  const schoolId = demo[0]?.schoolId ?? "";
  return html`<section class="card">
      <h2>${say({ zh: "再试试", en: "Then try" })}</h2>
      <ul class="trials">${trials(places, language)}</ul>
    </section>
    <section class="card">
      <h2>${say({ zh: "工作台的四种身份", en: "The desk, four roles" })}</h2>
      <ul class="staff">${staff.map(
        ({ role, name, does }) =>
          html`<li>${playStaff(role, role === "school" ? schoolId : "", say(name))}<span>${say(does)}</span></li>`,
      )}</ul>
    </section>`;
}

function row(
  { name, studentNumber, documentNumber, code }: DemoEntry["graduates"][number],
  language: Language,
) {
  const say = sayIn(language);
  const file = `/local/codes/${studentNumber}.png`;
  const own =
    code === null
      ? say({ zh: "凭身份", en: "by identity" })
      : html`<a href="${file}" download><img class="thumb" src="${file}" alt="" loading="lazy" />${say({ zh: "保存采集码", en: "Save the code" })}</a>`;
  return html`<tr><td>${enter(name)}</td><td>${enter(documentNumber)}</td><td>${own}</td></tr>`;
}

/** Everybody of the demo, a table a programme. */
export function everybody(demo: readonly DemoEntry[], language: Language): Html {
  const say = sayIn(language);
  return html`<section class="card">
    <h2>${say({ zh: "所有演示人物", en: "Everybody of the demo" })}</h2>
    <p class="quiet">${say({ zh: "均为虚构，证件号码的省份不存在。", en: "Invented, with numbers of a province that does not exist." })}</p>
    ${demo.map(
      ({ school, category, year, graduates }) => html`<details>
        <summary>${school} · ${category} · ${year} <span class="quiet">${graduates.length}</span></summary>
        <table>
          <tr>
            <th>${say({ zh: "姓名", en: "Name" })}</th><th>${say({ zh: "证件号码", en: "Document number" })}</th>
            <th>${say({ zh: "采集码", en: "Code" })}</th>
          </tr>
          ${graduates.map((person) => row(person, language))}
        </table>
      </details>`,
    )}
  </section>`;
}
