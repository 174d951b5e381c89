import { Requests } from "./requests.ts";
import type { FlowStage } from "./stage.ts";

/** How long the staff wait when there is nothing to do, ms. */
const IDLE = 500;
/** How often they look whether an export is delivered before they give up. */
const LOOKS = 600;

/** What the staff did. */
export interface DeskDay {
  readonly requests: Requests;
  /** Ends the day when the last one is delivered. */
  stop(): Promise<void>;
}

/**
 * The staff of the desk, over its own pages: a reviewer rejects everyone's first photo and approves the second, and
 * somebody exports what is approved and marks it as delivered, until they are told to stop.
 */
export function openDesk(stage: FlowStage): DeskDay {
  const requests = new Requests();
  let open = true;
  const days = [work(() => review(stage, requests)), work(() => deliver(stage, requests))];
  return {
    requests,
    async stop() {
      open = false;
      await Promise.all(days);
    },
  };

  async function work(one: () => Promise<boolean>): Promise<void> {
    while (open) {
      if (!(await one())) await new Promise((resolve) => setTimeout(resolve, IDLE));
    }
  }
}

function page({ origin }: FlowStage, requests: Requests, role: string) {
  const headers = { cookie: `desk-as=${role}`, "sec-fetch-site": "same-origin" };
  return {
    get: (step: string, path: string): Promise<string> =>
      requests.send(step, origin + path, () => ({ headers })),
    post: (step: string, path: string, fields: Record<string, string>, refusals: readonly number[] = []) =>
      requests.send(
        step,
        origin + path,
        () => ({ method: "POST", headers, body: new URLSearchParams(fields) }),
        refusals,
      ),
  };
}

/** Judges the next photo; answers whether there was one. */
async function review(stage: FlowStage, requests: Requests): Promise<boolean> {
  const { get, post } = page(stage, requests, "reviewer");
  const shown = await get("review page", "/desk/review");
  const field = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(shown)?.[1];
  const [graduate, submission, part] = ["graduate", "submission", "stage"].map(field);
  if (graduate === undefined || submission === undefined || part === undefined) return false;
  const verdict = submission === "1" ? { verdict: "reject", reason: "light" } : { verdict: "approve" };
  await post("verdict", "/desk/review/verdict", { graduate, submission, stage: part, ...verdict });
  return true;
}

/** Exports what is approved, fetches the archive and marks it as delivered; answers whether there was any. */
async function deliver(stage: FlowStage, requests: Requests): Promise<boolean> {
  const { get, post } = page(stage, requests, "admin");
  const path = `/desk/programmes/${stage.programme.id}/exports`;
  const before = await get("exports page", path);
  if (!before.includes(`<form method="post" action="${path}">`)) return false;
  // What was approved when the page was made may have been delivered since.
  await post("export", path, {}, [422]);
  const after = await get("exports page", path);
  const [, id] = new RegExp(`action="${path}/([^/"]+)/deliver"`).exec(after) ?? [];
  if (id === undefined) return false;
  await get("archive", `${path}/${id}/photos.zip?part=1`);
  await post("deliver", `${path}/${id}/deliver`, { confirmed: "yes" });
  for (let looks = 0; looks < LOOKS; looks++) {
    await new Promise((resolve) => setTimeout(resolve, IDLE));
    if (!(await get("exports page", path)).includes(`${path}/${id}/deliver`)) return true;
  }
  throw new Error(`export ${id} was not delivered`);
}
