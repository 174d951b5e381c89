import { pushPolicies } from "./effects/push-policies.ts";
import { reconcileDue } from "./effects/reconcile/reconcile-due.ts";
import { repairDrift } from "./effects/repair-drift.ts";
import { keysOf } from "./env.ts";
import { inTurn } from "./in-turn.ts";
import { purgeDueIdentities } from "./qualification/identity/purge.ts";
import { carryOutVerdicts } from "./review/carry-out.ts";
import { sweepRequests } from "./roster/answered-requests.ts";
import { forgetAsked } from "./roster/asked.ts";
import { sweepUploads } from "./roster/import/uploads.ts";
import { countKeys } from "./roster/key-census/rounds.ts";
import { sweepSessions } from "./roster/sessions.ts";
import { sweepShellRequests } from "./roster/shell-requests.ts";
import { forgetUnclaimed } from "./roster/unclaimed-lines.ts";
import { wakeTasks } from "./tasks/start-task.ts";

/**
 * What has to be swept up, repaired and compared now and then. Each part is safe to repeat, and one that fails keeps
 * none of the others from running; the failures are thrown together at the end, for the platform's log.
 */
export const scheduled: ExportedHandlerScheduledHandler<Env> = async (_controller, env) => {
  const now = Date.now();
  const parts = [
    () => sweepSessions(env.DB, now),
    () => sweepRequests(env.DB, now),
    () => sweepShellRequests(env.DB, now),
    () => forgetAsked(env.DB, now),
    () => purgeDueIdentities(env.DB, env.PHOTOS, now),
    () => forgetUnclaimed(env.DB, now),
    () => repairDrift(env, now),
    () => pushPolicies(env),
    () => sweepUploads(env, now),
    () => wakeTasks(env, now),
    async () => carryOutVerdicts(env, await keysOf(env), now),
    () => reconcileDue(env, now),
    () => countKeys(env.DB, now),
  ];
  await inTurn(parts, "parts of the scheduled work failed", (part) => part());
};
