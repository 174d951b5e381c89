import { graduateOf } from "../../../worker/adapters.ts";
import type { Programme } from "../../../worker/roster/programmes.ts";
import { portraitFile } from "../portrait.ts";
import { testEnv } from "../test-env.ts";
import { type Person, playWechat, well } from "./client.ts";
import { codeFor, type Invented } from "./stage.ts";

const reviewer = { kind: "staff", staffId: "reviewer@test" } as const;

/** 获取采集资格 with someone's acquisition code; answers the collection's id. */
export async function proveByCode(person: Person, programme: Programme, someone: Invented): Promise<string> {
  const content = await codeFor(programme, someone);
  well(await person.call("POST", `/api/programmes/${programme.id}/code`, { json: { content } }));
  const json = { lastFour: someone.documentNumber.slice(-4) };
  return well(await person.call("POST", "/api/qualification/proof", { json })).collectionId;
}

/** The usual way of one person through a collection, step by step over HTTP. */
export function walk(person: Person, collectionId: string) {
  const base = `/api/collections/${collectionId}`;
  const object = () => graduateOf(testEnv, collectionId);
  return {
    base,
    object,
    show: async () => well(await person.call("GET", base)),

    /** 立即支付 through the shell's cashier; resolves when WeChat's notification has been taken. */
    async pay(services: readonly string[] = ["collection"]) {
      const { order } = well(await person.call("POST", `${base}/orders`, { json: { services } }));
      const ask = { purpose: "pay", orderNumber: order.number };
      const { req } = well(await person.call("POST", `${base}/shell-requests`, { json: ask }));
      const { payment } = well(await person.shell("GET", `/api/shell/pay/${req}`));
      await playWechat("/cashier", payment);
      await playWechat("/deliver", {});
      return order;
    },

    /** Uploads a photo and standardizes it. */
    async shoot(photo: File = portraitFile()) {
      const form = { photo, source: "camera" };
      const { shotId } = well(await person.call("POST", `${base}/shots`, { form }));
      return well(await person.call("POST", `${base}/standardizing`, { json: { shotId } }));
    },

    async submit() {
      const { standard } = well(await person.call("GET", base));
      const json = { standardSha256: standard.sha256 };
      return well(await person.call("POST", `${base}/submission`, { json }));
    },

    /** What the desk will do; it has no public route. */
    async decide(verdict: "approve" | "reject", reasons: readonly string[] = [], note?: string) {
      const { review } = (await object().view()).collection.photo;
      if (review === null) throw new Error("not in review");
      const { submission, stage } = review;
      const seen = { by: reviewer, submission, stage, ...(note !== undefined && { note }) };
      const command =
        verdict === "approve"
          ? ({ type: "approve", ...seen } as const)
          : ({ type: "reject", ...seen, reasons } as const);
      const answer = await object().perform({ key: crypto.randomUUID(), command });
      if (!answer.ok) throw new Error(answer.refusal.code);
    },

    async deliver() {
      const { standard } = (await object().view()).collection.photo;
      const standardSha256 = standard?.sha256 ?? "";
      const command = { type: "deliver", by: reviewer, batch: "b1", standardSha256 } as const;
      const answer = await object().perform({ key: crypto.randomUUID(), command });
      if (!answer.ok) throw new Error(answer.refusal.code);
    },
  };
}

/** Size of a JPEG file, px, from its frame header. */
export function jpegSize(bytes: Uint8Array): { readonly width: number; readonly height: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 < bytes.length; at += 2 + view.getUint16(at + 2)) {
    const marker = bytes[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xc2)
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
  }
  throw new Error("no JPEG");
}
