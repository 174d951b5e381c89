/** What the application's shell routes answer; see README.md. */
interface PayAnswer {
  payment: WechatMiniprogram.RequestPaymentOption & { signType: "RSA" };
  /** Templates to ask for after the payment, three at most. */
  templates: string[];
}

interface ServiceAnswer {
  phone: string;
  hours: string;
  /** Enterprise WeChat customer service, where the programme has one. */
  chat?: { corpId: string; url: string };
}
