import type { ReviewStage } from "../../../durable-objects/collection/policy.ts";
import type { QueueScope } from "../../roster/review/queue.ts";
import type { Staff } from "../../staff/identify.ts";
import { type StaffAction, schoolsFor } from "../../staff/permission.ts";

const ACTIONS: Readonly<Record<ReviewStage, StaffAction>> = {
  central: "reviewCentral",
  school: "reviewSchool",
};

/** Which parts of the queue someone works on; the stage they asked for first. */
export function scopesOf({ grants }: Staff, asked: string | undefined): readonly QueueScope[] {
  const scopes = (["central", "school"] as const)
    .map((stage): QueueScope => ({ stage, schools: schoolsFor(grants, ACTIONS[stage]) }))
    .filter(({ schools }) => schools === null || schools.length > 0);
  return scopes.toSorted((a, b) => Number(b.stage === asked) - Number(a.stage === asked));
}

/** Whether someone reviews that stage at that school. */
export function reviews(staff: Staff, stage: ReviewStage, schoolId: string): boolean {
  return scopesOf(staff, stage).some(
    (scope) => scope.stage === stage && (scope.schools === null || scope.schools.includes(schoolId)),
  );
}
