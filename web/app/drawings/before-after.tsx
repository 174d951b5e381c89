import { Icon } from "../parts/icon.tsx";
import { Person } from "./person.tsx";

/** A photo as it was taken, and the standard photo that was made of it: for the start page. */
export function BeforeAfter() {
  return (
    <div class="before-after">
      <div class="before">
        <Person drawn={{ who: "woman", wall: "busy", size: 0.8 }} />
      </div>
      <div class="after">
        <Person drawn={{ who: "woman", wall: "blue" }} />
      </div>
      <span class="sign">
        <Icon name="check" />
      </span>
    </div>
  );
}
