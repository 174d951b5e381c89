import type { DemoEntry } from "../demo/seed.ts";

const asText = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

function personRow(graduate: DemoEntry["graduates"][number]): string {
  const { name, documentNumber, studentNumber, code } = graduate;
  const picture = `/local/codes/${studentNumber}.png`;
  const last =
    code === null
      ? `<a href="/local/card-front.png" download>人像面</a> <a href="/local/card-back.png" download>国徽面</a>`
      : `<a href="${picture}" download>保存图像采集码 Save the code</a>`;
  return `<tr><td>${asText(name)}</td><td><code>${documentNumber}</code></td><td>${last}</td></tr>`;
}

function programmeSection({ school, category, year, qualification, graduates }: DemoEntry): string {
  const way = qualification === "code" ? "图像采集码 By code" : "身份认证 By identity";
  return `<h2>${asText(school)} · ${asText(category)} · ${year}</h2><p>${way}</p>
<table><tr><th>姓名 Name</th><th>证件号码 Document</th><th>图片 Pictures</th></tr>
${graduates.map(personRow).join("\n")}</table>`;
}

/** The page that says who there is to play in a local run. */
export function guidePage(demo: readonly DemoEntry[], wechat: string): string {
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>本地演示 Local guide</title>
<link rel="stylesheet" href="/assets/desk/desk.css">
<h1>本地演示 Local guide</h1>
<p>1. <a href="${wechat}/">微信沙箱 Played WeChat</a>：选择用户，【进入应用 Enter】。
2. 获取采集资格：选择下面的一所院校，用表中人物的资料。
3. 支付：在微信沙箱的收银台。
4. 拍照：<a href="/local/photo.png" download>可用的照片 A photo to use</a>。
5. 审核：<a href="/desk">工作台 Desk</a>。</p>
<p>所有人物均为虚构。 Everybody here is invented.</p>
${demo.map(programmeSection).join("\n")}
</html>
`;
}
