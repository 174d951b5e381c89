import { Person } from "./person.tsx";

/** A finished standard photo. */
export function Portrait() {
  return (
    <div class="portrait">
      <Person drawn={{ wall: "blue" }} />
    </div>
  );
}
