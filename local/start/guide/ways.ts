import { html } from "hono/html";
import type { DemoEntry } from "../../demo/seed.ts";
import { catalogues, type Language } from "./labels.ts";
import { enter, type Html, open, pick, playStaff, press, type Step, sayIn, stepList } from "./step.ts";

/** The cashier's button in the played WeChat. */
const PAY = "立即支付 Pay";

/** A way to the saved photo for one person of the demo. */
export interface Way {
  readonly entry: DemoEntry;
  readonly language: Language;
}

type Person = DemoEntry["graduates"][number];

/** A picture to save, shown as it is. */
function picture(file: string, name: string, save: string): Html {
  return html`<figure class="prop">
    <img src="/local/${file}" alt="${name}" loading="lazy" />
    <figcaption><a href="/local/${file}" download>${save}${name}</a></figcaption>
  </figure>`;
}

/** Who is played, and the files they have at hand. */
function props({ entry, language }: Way, person: Person): Html {
  const say = sayIn(language);
  const names = fileNames(language);
  const save = say({ zh: "保存", en: "Save " });
  const own =
    entry.qualification === "code"
      ? [picture(`codes/${person.studentNumber}.png`, names.code, save)]
      : [picture("card-front.png", names.front, save), picture("card-back.png", names.back, save)];
  return html`<dl class="facts">
      <div><dt>${say({ zh: "您扮演", en: "You are" })}</dt><dd>${enter(person.name)}</dd></div>
      <div><dt>${say({ zh: "院校", en: "School" })}</dt><dd>${entry.school} · ${entry.category}</dd></div>
      <div>
        <dt>${say({ zh: "证件号码", en: "Document number" })}</dt>
        <dd>${enter(person.documentNumber)}</dd>
      </div>
    </dl>
    <div class="props">${own}${picture("photo.png", names.photo, save)}</div>`;
}

function fileNames(language: Language) {
  return sayIn(language)({
    zh: { code: "采集码", front: "人像面", back: "国徽面", photo: "人像照片" },
    en: { code: "the code", front: "portrait side", back: "emblem side", photo: "the portrait" },
  });
}

/** What both ways begin with: logging in, when nobody is, and the school. */
function beginning({ entry, language }: Way): readonly Step[] {
  const say = sayIn(language);
  const { start, login, list, school } = catalogues[language];
  const address = open("/", say({ zh: "打开学照", en: "Open the app" }));
  return [
    {
      words: [
        ...[address, say({ zh: "，点", en: ", tap " }), press(start.enter)],
        ...[say({ zh: "，勾选协议，点", en: ", tick the policy, tap " }), press(login.wechat)],
        ...[say({ zh: "，再点", en: ", then " }), press(login.phone)],
        say({
          zh: "。微信由本机的沙箱扮演，会自动新建一位用户。已登录时直接看到下一步。",
          en: ". WeChat is played on this machine and makes a user for you. If you are logged in already, go on below.",
        }),
      ],
    },
    {
      words: [
        ...[say({ zh: "在", en: "On " }), open("/collect", list.title), say({ zh: "点", en: " tap " })],
        ...[
          press(list.start),
          say({ zh: "（已有采集时点“", en: " (with a collection already: “" }),
          list.add,
        ],
        ...[say({ zh: "”），输入", en: "”), type " }), enter(entry.school)],
        ...[say({ zh: "并选中它，选", en: ", choose it, choose " }), enter(entry.category)],
        ...[say({ zh: "，点", en: ", tap " }), press(school.confirm)],
      ],
    },
  ];
}

function byCode({ language }: Way, person: Person): readonly Step[] {
  const say = sayIn(language);
  const { code, verify, record } = catalogues[language];
  return [
    {
      words: [
        ...[say({ zh: "点", en: "Tap " }), press(code.album), say({ zh: "，选", en: ", choose " })],
        pick(fileNames(language).code),
      ],
    },
    {
      words: [
        ...[say({ zh: "按键盘输入", en: "On the keypad enter " }), enter(person.documentNumber.slice(-4))],
        ...[say({ zh: "，点", en: ", tap " }), press(verify.submit)],
        ...[say({ zh: "；核对后点", en: "; look at the record, tap " }), press(record.confirm)],
      ],
    },
  ];
}

function byIdentity({ language }: Way, person: Person): readonly Step[] {
  const say = sayIn(language);
  const { identity, record } = catalogues[language];
  const { front, back } = fileNames(language);
  return [
    {
      words: [
        ...[say({ zh: "姓名填", en: "Enter the name " }), enter(person.name)],
        ...[say({ zh: "，身份证号填", en: " and the ID number " }), enter(person.documentNumber)],
        ...[say({ zh: "，两个边框分别选", en: "; for the two frames choose " }), pick(front)],
        ...[say({ zh: "和", en: " and " }), pick(back)],
      ],
    },
    {
      words: [
        ...[say({ zh: "勾选协议，点", en: "Tick the policy, tap " }), press(identity.submit)],
        ...[say({ zh: "；核对后点", en: "; look at the record, tap " }), press(record.confirm)],
      ],
    },
  ];
}

/** What both ways end with: paying, shooting, review, saving. */
function ending({ entry, language }: Way): readonly Step[] {
  const say = sayIn(language);
  const { pay, rules, shoot, result, approved, download } = catalogues[language];
  const source = entry.qualification === "code" ? shoot.album : shoot.camera;
  return [
    {
      words: [
        ...[say({ zh: "点", en: "Tap " }), press(pay.pay)],
        ...[say({ zh: "；在沙箱的收银台点", en: "; in the played cashier tap " }), press(PAY)],
      ],
    },
    {
      words: [
        ...[
          say({ zh: "点", en: "Tap " }),
          press(rules.ready),
          say({ zh: "，再点", en: ", then " }),
          press(source),
        ],
        ...[say({ zh: "，选", en: ", choose " }), pick(fileNames(language).photo)],
        ...[say({ zh: "，点", en: ", tap " }), press(shoot.upload)],
        say({
          zh: "；几秒钟后看到标准照和逐项检测",
          en: "; in seconds there is the standard photo with every check",
        }),
      ],
    },
    {
      words: [
        ...[say({ zh: "点", en: "Tap " }), press(result.submit)],
        ...[say({ zh: "，勾选确认，点", en: ", tick the box, tap " }), press(result.confirmSubmit)],
      ],
    },
    {
      words: [
        say({ zh: "换成审核员：", en: "Be the reviewer: " }),
        playStaff("reviewer", "", say({ zh: "打开人工审核", en: "Open the review" }), true),
        ...[say({ zh: "，点", en: ", then " }), press(say({ zh: "通过", en: "Approve" }))],
        say({
          zh: "。结论十秒内可以撤销，十秒后生效",
          en: ". It can be taken back for ten seconds, then it counts",
        }),
      ],
    },
    {
      words: [
        say({
          zh: "回到学照，页面会自己变成审核通过。点",
          en: "Back in the app the page has changed by itself. Tap ",
        }),
        ...[press(approved.download), say({ zh: "，再点", en: ", then " }), press(download.save)],
      ],
    },
  ];
}

/** One of the two ways: who, with what, step by step. */
export function wayCard(way: Way): Html {
  const { entry, language } = way;
  const [person] = entry.graduates;
  if (person === undefined) throw new Error(`the demo has nobody of ${entry.school}`);
  const say = sayIn(language);
  const coded = entry.qualification === "code";
  const middle = coded ? byCode(way, person) : byIdentity(way, person);
  return html`<section class="card way" id="${entry.qualification}">
    <h2>${
      coded
        ? say({ zh: "走法一：凭图像采集码", en: "Way 1: by acquisition code" })
        : say({ zh: "走法二：凭身份认证", en: "Way 2: by identity" })
    }</h2>
    ${props(way, person)}${stepList([...beginning(way), ...middle, ...ending(way)])}
  </section>`;
}
