import type { Agreement } from "./document.ts";

/** 《用户隐私协议》 as of 1 September 2026. Operators who change what they do publish a version of their own. */
export const privacy20260901: Agreement = {
  id: "privacy",
  version: "2026-09-01",
  zh: {
    title: "用户隐私协议",
    sections: [
      {
        heading: "我们收集哪些信息，用来做什么",
        paragraphs: [
          "微信账号标识和手机号：用于登录、支付和通知采集进度。手机号仅显示后四位。",
          "姓名、证件类型和号码、学籍信息：用于核对您是否在学校的采集名单中，并把照片与您的学籍对应。",
          "身份证件照片（仅限身份认证方式）：仅用于核验身份，加密保存，照片审核通过后删除，最长保存 90 天。",
          "您拍摄的照片及由其制作的标准照、检测数据：用于制作、审核并向学校及主管部门提交毕业证件照。检测只测量照片，不建立人脸识别模板。",
          "订单与支付结果：用于确认付款、开具凭证和办理退款。",
        ],
      },
      {
        heading: "保存多久，谁能看到",
        paragraphs: [
          "照片在上网或采集关闭后按采集项目规定的期限保存，到期自动清除。您也可以联系客服要求提前删除。",
          "客服、审核人员和您所在学校的工作人员只能在职责范围内查看，每次查看都会留下记录。",
          "除向您的学校及学历、学位证书主管部门提交外，我们不向其他人提供您的信息。支付由微信支付处理。",
        ],
      },
      {
        heading: "您的权利",
        paragraphs: [
          "您可以查看、更正您的信息，撤回同意，或要求删除。撤回同意后，尚未完成的采集将无法继续，已提交给学校的照片不受影响。",
          "如有疑问，请通过页面右侧的【客服】与我们联系。",
        ],
      },
    ],
  },
  en: {
    title: "Privacy policy",
    sections: [
      {
        heading: "What we collect, and what for",
        paragraphs: [
          "Your WeChat identifier and phone number: to log in, pay and be told of progress. Only the last four digits of the phone number are shown.",
          "Name, identity document and student record: to check that you are on your school's list and that the photo goes to your record.",
          "Pictures of your identity document (identity check only): to verify who you are. They are kept encrypted, deleted once your photo is approved, and after 90 days at the latest.",
          "The photos you take, the standard photo made from them and its measurements: to make, review and hand over your certificate photo. Measuring builds no template for recognising faces.",
          "Orders and payments: to confirm what you paid, for receipts and refunds.",
        ],
      },
      {
        heading: "How long, and who sees it",
        paragraphs: [
          "Photos are kept for the period your programme sets after they are handed over or the collection is closed, and are then removed. Customer service can remove them earlier if you ask.",
          "Customer service, reviewers and your school's staff see only what their work needs, and every look is recorded.",
          "We hand your data to your school and the authorities for certificates, and to nobody else. Payments are handled by WeChat Pay.",
        ],
      },
      {
        heading: "Your rights",
        paragraphs: [
          "You may see and correct your data, withdraw your consent, or ask for deletion. After a withdrawal an unfinished collection cannot go on; photos already handed over are not affected.",
          "Reach us through the service button on every page.",
        ],
      },
    ],
  },
};
