import wx from "weixin-js-sdk";

/** WeChat's bridge from a web-view to its mini program; loaded only there. */
export const { miniProgram } = wx;
