import { reconcileDue } from "./effects/reconcile/reconcile-due.ts";
import { repairDrift } from "./effects/repair-drift.ts";
import { keysOf } from "./env.ts";
import { purgeDueIdentities } from "./qualification/identity/purge.ts";
import { carryOutVerdicts } from "./review/carry-out.ts";
import { sweepRequests } from "./roster/answered-requests.ts";
import { sweepUploads } from "./roster/import/uploads.ts";
import { sweepSessions } from "./roster/sessions.ts";
import { sweepShellRequests } from "./roster/shell-requests.ts";
import { wakeTasks } from "./tasks/start-task.ts";

/** What has to be swept up now and then: rows and pictures whose time is over. Each part is safe to repeat. */
export const scheduled: ExportedHandlerScheduledHandler<Env> = async (_controller, env) => {
  const now = Date.now();
  await sweepSessions(env.DB, now);
  await sweepRequests(env.DB, now);
  await sweepShellRequests(env.DB, now);
  await purgeDueIdentities(env.DB, env.PHOTOS, now);
  await repairDrift(env, now);
  await sweepUploads(env, now);
  await wakeTasks(env, now);
  await carryOutVerdicts(env, await keysOf(env), now);
  await reconcileDue(env, now);
};
