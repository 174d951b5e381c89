import { Person } from "./person.tsx";

/** A finished standard photo with its lines, for the start page. */
export function Portrait() {
  return (
    <div class="portrait">
      <Person drawn={{ wall: "blue" }} />
    </div>
  );
}
