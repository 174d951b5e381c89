import type { Staff } from "../../staff/identify.ts";
import type { StaffAction } from "../../staff/permission.ts";
import type { Text } from "../../text.ts";
import type { Case } from "./load.ts";

/** What each part of the case page is made of. */
export interface CaseProperties {
  readonly found: Case;
  readonly language: keyof Text;
  readonly staff: Staff;
  readonly now: number;
  /** Where the graduates' app is. */
  readonly origin: string;
  readonly may: (action: StaffAction) => boolean;
}
