/** Why there is no camera. */
export type Fault = "denied" | "absent" | "busy" | "failed";

/** Names of refusals of getUserMedia, by the standard and as older browsers say them. */
const NAMES: Readonly<Record<string, Fault>> = {
  NotAllowedError: "denied",
  PermissionDeniedError: "denied",
  SecurityError: "denied",
  NotFoundError: "absent",
  DevicesNotFoundError: "absent",
  OverconstrainedError: "absent",
  NotReadableError: "busy",
  TrackStartError: "busy",
  AbortError: "busy",
};

/** What a refusal of the browser means for the person. */
export function faultOf(error: unknown): Fault {
  const name = typeof error === "object" && error !== null && "name" in error ? String(error.name) : "";
  return NAMES[name] ?? "failed";
}
