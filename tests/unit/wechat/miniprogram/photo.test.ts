import { afterEach, describe, expect, it, vi } from "vitest";
import { open, taken, went } from "./runtime.ts";

afterEach(() => vi.useRealTimers());

describe("the photo page", () => {
  it("takes one picture with the rear camera in its original size, sends it as it is, and goes back", async () => {
    const shell = await open("photo", { req: "r-1" }, { "/api/shell/photo/r-1": { status: 201 } }, taken);
    await shell.run("shoot");
    const asked = {
      count: 1,
      mediaType: ["image"],
      sourceType: ["camera"],
      camera: "back",
      sizeType: ["original"],
    };
    expect(shell.of("chooseMedia")[0]).toMatchObject(asked);
    const sent = {
      filePath: "wxfile://original",
      name: "photo",
      url: "https://xuezhao.example.cn/api/shell/photo/r-1",
    };
    expect(shell.of("uploadFile")[0]).toMatchObject(sent);
    expect([shell.page.data.percent, went(shell)]).toEqual([40, 1]);
  });

  it("keeps a picture that did not get through and sends it again, but asks for a new one when it was refused", async () => {
    const shell = await open(
      "photo",
      { req: "r-1" },
      { "/api/shell/photo/r-1": ["down", { status: 201 }] },
      taken,
    );
    await shell.run("shoot");
    expect(shell.page.data).toMatchObject({ kept: true, sending: false });
    await shell.run("send");
    expect([shell.of("chooseMedia").length, shell.of("uploadFile").length, went(shell)]).toEqual([1, 2, 1]);
    const small = { status: 422, body: { title: "照片太小，请使用原图" } };
    const refused = await open("photo", { req: "r-1" }, { "/api/shell/photo/r-1": small }, taken);
    await refused.run("shoot");
    expect(refused.page.data).toMatchObject({ kept: false, problem: "照片太小，请使用原图" });
  });

  it("keeps a picture that came when too much was asked at once, or by a login that had run out", async () => {
    for (const status of [429, 401]) {
      const shell = await open("photo", { req: "r-1" }, { "/api/shell/photo/r-1": { status } }, taken);
      await shell.run("shoot");
      expect(shell.page.data, String(status)).toMatchObject({ kept: true, sending: false });
    }
  });

  it("gives an original the time that a slow network takes, and breaks off only what has stopped moving", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const shell = await open("photo", { req: "r-1" }, { "/api/shell/photo/r-1": "never" }, taken);
    await shell.run("shoot");
    expect(shell.of("uploadFile")[0]?.timeout, "a minute unless it is given").toBeGreaterThan(600_000);
    for (let percent = 41; percent < 50; percent++) {
      await vi.advanceTimersByTimeAsync(29_000);
      shell.progress(percent);
    }
    expect(shell.page.data).toMatchObject({ sending: true, percent: 49 });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(shell.page.data).toMatchObject({ sending: false, kept: true, problem: "网络不稳定，请重试" });
  });

  it("tells a closed camera, a missing permission and a declined privacy guide apart", async () => {
    const words = async (fail: string) => {
      const shell = await open("photo", { req: "r-1" }, {}, { chooseMedia: { fail } });
      await shell.run("shoot");
      return [shell.page.data.problem, shell.page.data.denied];
    };
    expect(await words("cancel")).toEqual(["", false]);
    expect(await words("auth deny")).toEqual([expect.stringContaining("相机权限"), true]);
    expect(await words("privacy permission is not authorized")).toEqual([
      expect.stringContaining("隐私保护指引"),
      false,
    ]);
    expect(await words(""), "it is not the network").toEqual([
      expect.stringContaining("相机没有打开"),
      false,
    ]);
  });
});
