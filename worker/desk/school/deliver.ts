import type { Export } from "../../roster/export/exports.ts";
import { undeliveredOf } from "../../roster/export/undelivered.ts";

const AT_ONCE = 200;
const SIDE_BY_SIDE = 6;

/**
 * Marks photos of an export as delivered, at most 200, and tells how many were and how many their object refused (a
 * photo reopened since). Safe to repeat: the export's id is in the key.
 */
export async function deliverSome(
  env: Pick<Env, "DB" | "GRADUATE">,
  { id }: Export,
  staffId: string,
): Promise<{ delivered: number; refused: number }> {
  const rows = await undeliveredOf(env.DB, id, AT_ONCE);
  const outcome = { delivered: 0, refused: 0 };
  for (let start = 0; start < rows.length; start += SIDE_BY_SIDE) {
    const answers = await Promise.all(
      rows.slice(start, start + SIDE_BY_SIDE).map(({ graduateId, sha256 }) =>
        env.GRADUATE.getByName(graduateId).perform({
          key: `deliver:${id}:${sha256.slice(0, 32)}`,
          command: { type: "deliver", by: { kind: "staff", staffId }, batch: id, standardSha256: sha256 },
        }),
      ),
    );
    for (const { ok } of answers) outcome[ok ? "delivered" : "refused"] += 1;
  }
  return outcome;
}
