import { expect, test } from "vitest";
import { useAppStage } from "./app-journey.ts";
import { newPhone } from "./app-stage.ts";
import { logIn, PATIENCE, see, tap } from "./app-steps.ts";

const stage = useAppStage();

test(
  "a dead connection is given up, and an answer that broke off is none: both can be tried again",
  async () => {
    const { page, context, faults } = await newPhone(stage());
    await logIn(page, stage());
    const list = "**/api/collections";
    await page.route(list, () => undefined);
    await page.reload();
    await see(page, "暂时连接不上");
    await page.unroute(list);
    await tap(page, "重试");
    await see(page, "还没有采集");

    await page.addInitScript(() => {
      const really = globalThis.fetch;
      globalThis.fetch = (input, init) => {
        if (input !== "/api/collections") return really(input, init);
        globalThis.fetch = really;
        const body = new ReadableStream({
          start(controller) {
            controller.enqueue(new TextEncoder().encode('{"collections":'));
            controller.error(new TypeError("connection reset"));
          },
        });
        return Promise.resolve(new Response(body, { status: 200 }));
      };
    });
    await page.reload();
    await see(page, "暂时连接不上");
    await tap(page, "重试");
    await see(page, "还没有采集");
    expect(faults).toEqual([]);
    await context.close();
  },
  4 * PATIENCE,
);
