import type { Text } from "../api/types.ts";

/** A question that people ask, and its answer. */
export interface Question {
  readonly question: Text;
  readonly answer: Text;
}

/** Common questions, the most frequent first. */
export const faq: readonly Question[] = [
  {
    question: { zh: "没有图像采集码怎么办？", en: "I have no acquisition code. What now?" },
    answer: {
      zh: "在学信网 App 的【学籍查询】→【高等教育信息】中，点【查看图像采集码】，保存到相册后回来识别。仍没有的，请向学校确认是否已上报学籍。",
      en: "In the CHSI app open 学籍查询, then 高等教育信息, tap 查看图像采集码, save it and come back. If there is none, ask your school whether your enrolment has been registered.",
    },
  },
  {
    question: { zh: "采集码截图识别不了？", en: "The screenshot of the code is not read" },
    answer: {
      zh: "请使用完整的原始截图：二维码四周留白，不裁剪、不翻拍屏幕，一张图片里只有一个码。",
      en: "Use the whole original screenshot: white border around the code, not cropped, no photo of a screen, only one code in it.",
    },
  },
  {
    question: { zh: "有两段学籍，用哪个码？", en: "I was enrolled twice. Which code?" },
    answer: {
      zh: "用本次毕业的那段学籍的码。付费前会显示院校、层次和年份，请仔细核对；选错了可以点“不是我的信息”重新识别。",
      en: "The code of the record you graduate from now. Before you pay we show school, level and year; if they are wrong, tap “This is not me” and use the other code.",
    },
  },
  {
    question: { zh: "审核要多久？", en: "How long does the review take?" },
    answer: {
      zh: "一般约两个工作日，审核页面会显示预计完成日期。节假日顺延。",
      en: "About two working days. The review page shows the expected day; holidays do not count.",
    },
  },
  {
    question: { zh: "没通过要再交钱吗？", en: "Do I pay again when it is not approved?" },
    answer: {
      zh: "不用。一次付费，拍到满意为止；按未通过的原因重拍后再次提交即可。",
      en: "No. You pay once and shoot until you are satisfied: retake it as the reasons say and submit again.",
    },
  },
  {
    question: { zh: "提交后想换照片？", en: "Can I change the photo after submitting?" },
    answer: {
      zh: "采集截止前，可在审核中点“撤回，重新选照片”。审核通过后照片锁定，不能再修改；通过后发现问题的，请在上网前尽快联系客服。",
      en: "While it is in review you can withdraw it, until collection ends. Once approved it is locked; if you find a mistake then, contact us before it goes online.",
    },
  },
  {
    question: { zh: "可以自拍或翻拍照片吗？", en: "May I take a selfie, or photograph a photo?" },
    answer: {
      zh: "不可以。请他人用后置摄像头拍摄，或到照相馆拍摄；不要使用美颜和滤镜。",
      en: "No. Ask someone to use the rear camera, or go to a photo studio. No beauty mode, no filters.",
    },
  },
  {
    question: { zh: "系统会给我换衣服或美颜吗？", en: "Will you change my clothes or my face?" },
    answer: {
      zh: "不会。标准照只裁剪、缩放并更换背景，不修饰人像，这是学历照片的要求。",
      en: "No. We crop, scale and replace the background, and never touch the person: the standard requires it.",
    },
  },
  {
    question: { zh: "已付款但页面没有变化？", en: "I have paid, but nothing changed" },
    answer: {
      zh: "在等待支付页点“我已支付”，会立即向微信支付查询。不会重复扣款，也不需要再付一次。",
      en: "Tap “I have paid” on the waiting page: we ask WeChat Pay at once. You are never charged twice and need not pay again.",
    },
  },
  {
    question: { zh: "怎么退款？", en: "How do I get a refund?" },
    answer: {
      zh: "提交审核前，可在【采集详情】→【订单与退款】申请，款项原路退回。",
      en: "Before submitting, in Collection, Orders and refunds. The money goes back the way it came.",
    },
  },
  {
    question: { zh: "下载的照片保存在哪里？", en: "Where is the downloaded photo?" },
    answer: {
      zh: "在手机相册中。浏览器中打开时，长按图片选择“保存图片”。",
      en: "In your phone's album. In a browser, press and hold the picture and choose “Save image”.",
    },
  },
  {
    question: { zh: "我的身份证照片会怎么处理？", en: "What happens to the pictures of my ID card?" },
    answer: {
      zh: "仅用于身份认证，加密保存，审核通过后删除。",
      en: "They are used for verification only, stored encrypted, and deleted once your photo is approved.",
    },
  },
];
