import type { Text } from "../api/types.ts";

/** How a student gets the code, one sentence a picture. */
export const tutorial: readonly Text[] = [
  { zh: "在应用商店安装“学信网”App。", en: "Install the CHSI app (学信网) from the app store." },
  {
    zh: "打开【我的】，点【登录/注册】，用账号或微信登录。",
    en: "Open 我的 (Me), tap 登录/注册 (Log in), by account or WeChat.",
  },
  { zh: "回到首页，点【学籍查询】。", en: "Back on the home page, tap 学籍查询 (Enrolment)." },
  {
    zh: "点【高等教育信息】，选择本次毕业的院校。",
    en: "Tap 高等教育信息 (Higher education) and choose the record you graduate from now.",
  },
  { zh: "点页面上方的【查看图像采集码】。", en: "At the top, tap 查看图像采集码 (View acquisition code)." },
  {
    zh: "保存到相册，回到这里点【相册识别】。",
    en: "Save it to the album, come back here and choose that picture.",
  },
];
