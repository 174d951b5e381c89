import { describe, expect, it } from "vitest";
import { open, went } from "./runtime.ts";

describe("the save, scan and service pages", () => {
  it("save the downloaded photo to the album, or offer the settings", async () => {
    const answers = { "/api/shell/save/r-1": { status: 200 } };
    const shell = await open("save", { req: "r-1" }, answers);
    expect(shell.of("saveImageToPhotosAlbum")[0]?.filePath).toBe("wxfile://photo");
    expect(went(shell)).toBe(1);
    const denied = await open("save", { req: "r-1" }, answers, {
      saveImageToPhotosAlbum: { fail: "auth deny" },
    });
    expect(denied.page.data).toMatchObject({ denied: true, busy: false });
    const gone = await open("save", { req: "gone" });
    expect(gone.page.data.words).toContain("已过期");
    expect(gone.of("saveImageToPhotosAlbum")).toHaveLength(0);
  });

  it("say why the application does not give a photo, in its words", async () => {
    const early = { status: 409, body: { title: "照片审核通过后即可下载。" } };
    const shell = await open("save", { req: "r-1" }, { "/api/shell/save/r-1": early });
    expect(shell.page.data).toMatchObject({ words: "照片审核通过后即可下载。", busy: false });
  });

  it("hand over what was scanned unread, from the camera or the album", async () => {
    const answers = {
      "/api/shell/scan/r-1": [{ status: 422, body: { title: "这不是图像采集码" } }, { status: 204 }],
    };
    const shell = await open("scan", { req: "r-1" }, answers, { scanCode: { success: { result: "CODE" } } });
    await shell.run("scan");
    expect(shell.of("scanCode")[0]).toMatchObject({ scanType: ["qrCode", "barCode"], onlyFromCamera: false });
    expect(shell.page.data).toMatchObject({ problem: "这不是图像采集码", busy: false });
    await shell.run("scan");
    expect(shell.of("request").at(-1)?.data).toEqual({ content: "CODE" });
    expect(went(shell)).toBe(1);
  });

  it("say that nothing was scanned, not that the network failed, and nothing when the scanner was closed", async () => {
    const words = async (fail: string) => {
      const shell = await open("scan", { req: "r-1" }, {}, { scanCode: { fail } });
      await shell.run("scan");
      return shell.page.data.problem;
    };
    expect(await words("")).toContain("没有扫到采集码");
    expect(await words("cancel")).toBe("");
  });

  it("lead to the telephone when the chat does not open", async () => {
    const chat = { corpId: "ww1", url: "https://work.weixin.qq.com/kfid/1" };
    const answers = { "/api/shell/service": { status: 200, body: { phone: "4000000000", hours: "", chat } } };
    const shell = await open("service", {}, answers, {
      openCustomerServiceChat: { fail: "no such customer service" },
    });
    await shell.run("openChat");
    expect(shell.page.data.problem).toContain("拨打电话");
  });

  it("show the programme's hours and dial its phone", async () => {
    const body = {
      phone: "4000000000",
      hours: "9:00–18:00",
      chat: { corpId: "ww1", url: "https://work.weixin.qq.com/kfid/1" },
    };
    const shell = await open("service", {}, { "/api/shell/service": { status: 200, body } });
    await shell.run("dial");
    await shell.run("openChat");
    expect(shell.of("makePhoneCall")[0]?.phoneNumber).toBe("4000000000");
    expect(shell.of("openCustomerServiceChat")[0]).toMatchObject({
      corpId: "ww1",
      extInfo: { url: body.chat.url },
    });
  });
});
