import type { Saying } from "../guide/steady.ts";
import { ARROWS } from "../words.ts";

/** What to do now, large enough to be read at arm's length. */
export function HintBand(props: {
  readonly text: string;
  readonly kind: "act" | "good" | "plain";
  readonly saying: Saying | null;
  /** 0 to 1 while the eyes are being brought, else null. */
  readonly loaded: number | null;
}) {
  const arrow = props.saying === null ? undefined : ARROWS[props.saying];
  return (
    <div class={`camera-hint ${props.kind}`}>
      <p role="status">
        {arrow === undefined ? null : <span aria-hidden="true">{arrow} </span>}
        {props.text}
      </p>
      {props.loaded === null ? null : (
        <progress class="meter" max={100} value={Math.round(props.loaded * 100)} aria-label={props.text} />
      )}
    </div>
  );
}
HintBand.props = ["text", "kind", "saying", "loaded"];
