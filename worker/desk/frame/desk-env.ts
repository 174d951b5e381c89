import type { Context } from "hono";
import type { StaffRole } from "../../roster/staff.ts";
import type { Staff } from "../../staff/identify.ts";
import type { Text } from "../../text.ts";

/** What a page or an action is about, and whose school's it is; null: no school in particular. */
export interface Subject {
  readonly kind: "graduate" | "account" | "programme" | "school" | "export" | "search" | "desk";
  readonly id: string;
  readonly schoolId: string | null;
}

/** What handlers of the desk know. */
export interface DeskEnv {
  Bindings: Env;
  Variables: {
    staff: Staff;
    language: keyof Text;
    subject: Subject;
    /** The role that allows what is being done. */
    role: StaffRole;
    /** The reason given with an action that needs one. */
    reason: string;
  };
}

export type DeskContext = Context<DeskEnv>;
