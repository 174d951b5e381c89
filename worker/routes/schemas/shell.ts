import * as v from "valibot";
import { MomentSchema } from "./common.ts";

/** What the H5 asks the native shell to do; the address of the page carries only `req`. */
export const ShellAskSchema = v.pipe(
  v.variant("purpose", [
    v.object({
      purpose: v.literal("pay"),
      orderNumber: v.pipe(v.string(), v.regex(/^[0-9A-Za-z_-]{6,32}$/)),
    }),
    v.object({ purpose: v.literal("photo") }),
    v.object({
      purpose: v.literal("save"),
      /** `standard`, `size:{id}`, `sheet:{paper}` or `sheet:{paper}:{size}`, as listed by the downloads. */
      file: v.pipe(
        v.string(),
        v.regex(/^(standard|size:[a-z0-9-]{1,40}|sheet:[\p{L}\p{N}]{1,10}(:[a-z0-9-]{1,40})?)$/u),
      ),
    }),
  ]),
  v.examples([
    { purpose: "pay", orderNumber: "0123456789abcdef0123456789abcdef" },
    { purpose: "photo" },
    { purpose: "save", file: "sheet:6寸" },
  ]),
);

export const ShellRequestSchema = v.object({
  req: v.string(),
  /** Where the shell's page is: `wx.miniProgram.navigateTo({ url })`. */
  page: v.string(),
  expiresAt: MomentSchema,
});

/** How a request ended; the H5 reads it when it is shown again. */
export const ShellStateSchema = v.object({
  purpose: v.picklist(["pay", "photo", "save", "scan"]),
  state: v.picklist(["waiting", "done", "refused"]),
  /** The code of the refusal. */
  code: v.nullable(v.string()),
  expiresAt: MomentSchema,
});

export const ShellPaySchema = v.object({
  payment: v.object({
    timeStamp: v.string(),
    nonceStr: v.string(),
    package: v.string(),
    signType: v.literal("RSA"),
    paySign: v.string(),
  }),
  /** Message templates to ask for after the payment, at most three. */
  templates: v.array(v.string()),
});

/** The page that asks for messages. */
export const ShellMessagesQuerySchema = v.object({ at: v.picklist(["scan", "photo"]) });

export const ShellMessagesSchema = v.object({
  /** At most three. */
  templates: v.array(v.string()),
});

export const ShellScanSchema = v.pipe(
  v.object({ content: v.pipe(v.string(), v.minLength(1), v.maxLength(4096)) }),
  v.examples([{ content: "6260181590830166" }]),
);

export const ShellServiceSchema = v.object({
  phone: v.string(),
  hours: v.string(),
  chat: v.optional(v.object({ corpId: v.string(), url: v.string() })),
});
