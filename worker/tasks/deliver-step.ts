import { exportById } from "../roster/export/exports.ts";
import { undeliveredOf } from "../roster/export/undelivered.ts";
import type { Step, Task } from "../roster/tasks.ts";

const AT_ONCE = 100;
const SIDE_BY_SIDE = 6;

/**
 * Marks the next photos of an export as delivered. The cursor is the last graduate's id; one whose photo has changed
 * since (reopened, shot again) is refused by their object and listed. Safe to repeat: the export's id is in the key.
 */
export async function deliverStep(env: Env, task: Task): Promise<Step> {
  const found = await exportById(env.DB, task.programmeId, task.subject);
  if (found === null) throw new Error("the export of a delivery is gone");
  const rows = await undeliveredOf(env.DB, found.id, task.cursor, AT_ONCE);
  const counts = { delivered: 0, refused: 0 };
  const look: string[] = [];
  for (let start = 0; start < rows.length; start += SIDE_BY_SIDE) {
    await Promise.all(
      rows.slice(start, start + SIDE_BY_SIDE).map(async ({ graduateId, sha256 }) => {
        const answer = await env.GRADUATE.getByName(graduateId).perform({
          key: `deliver:${found.id}:${sha256.slice(0, 32)}`,
          command: {
            type: "deliver",
            by: { kind: "staff", staffId: task.by },
            batch: found.id,
            standardSha256: sha256,
          },
        });
        counts[answer.ok ? "delivered" : "refused"] += 1;
        if (!answer.ok) look.push(graduateId);
      }),
    );
  }
  const last = rows.at(-1)?.graduateId;
  return {
    cursor: last ?? task.cursor,
    done: rows.length,
    counts,
    look,
    finished: rows.length < AT_ONCE,
  };
}
