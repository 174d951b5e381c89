import { describe, expect, it } from "vitest";
import { open, type Runtime, taken } from "./runtime.ts";

describe("messages", () => {
  const templates = {
    "/api/shell/messages": { status: 200, body: { templates: ["a", "b", "c", "d"] } },
  } as const;
  const order = (shell: Runtime) =>
    shell.calls.map(({ what }) => what).filter((what) => /requestSubscribe|chooseMedia|scanCode/.test(what));

  it("are asked for in the tap that opens the camera or the scanner, three at most, once", async () => {
    const camera = await open(
      "photo",
      { req: "r-1" },
      { ...templates, "/api/shell/photo/r-1": "down" },
      taken,
    );
    expect(String(camera.of("request").at(-1)?.url)).toContain("/api/shell/messages?at=photo");
    await camera.run("shoot");
    await camera.run("shoot");
    expect(order(camera)).toEqual(["requestSubscribeMessage", "chooseMedia", "chooseMedia"]);
    expect(camera.of("requestSubscribeMessage")[0]?.tmplIds).toEqual(["a", "b", "c"]);
    const scanner = await open("scan", { req: "r-1" }, templates, { scanCode: { fail: "cancel" } });
    await scanner.run("scan");
    expect(order(scanner)).toEqual(["requestSubscribeMessage", "scanCode"]);
  });

  it("that are declined, or cannot be asked for, keep nobody from going on", async () => {
    const declined = { requestSubscribeMessage: { fail: "cancel" }, ...taken };
    const camera = await open("photo", { req: "r-1" }, templates, declined);
    await camera.run("shoot");
    expect(order(camera)).toEqual(["requestSubscribeMessage", "chooseMedia"]);
    const cut = await open("photo", { req: "r-1" }, { "/api/shell/messages": "down" }, taken);
    await cut.run("shoot");
    expect(order(cut)).toEqual(["chooseMedia"]);
  });
});
