import { type Drawn, FACE, HALF_FACE, INK, SKIN, SKIN_SHADE } from "./drawn.ts";
import { Features } from "./features.tsx";

const MAN = "M38 62C33 37 45 25 61 25s27 12 21 37c-1-8-4-14-8-18-9 4-21 4-29-1-4 5-6 11-7 19z";
const WOMAN = "M37 66C32 38 45 25 60 25s28 13 23 41c-1-13-6-22-23-29-17 7-22 16-23 29z";

/** Head with hair, face and what is worn on it. */
export function Head({ drawn }: { readonly drawn: Drawn }) {
  const { who = "man", hair = "neat", on = "nothing", light = "even" } = drawn;
  return (
    <g>
      <ellipse cx="38.5" cy="68" rx="4.5" ry="7" fill={SKIN_SHADE} />
      <ellipse cx="81.5" cy="68" rx="4.5" ry="7" fill={SKIN_SHADE} />
      <path d={FACE} fill={SKIN} />
      <Features drawn={drawn} />
      <path d={who === "woman" ? WOMAN : MAN} fill={INK} />
      {hair === "over-face" ? <Fringe /> : null}
      {light === "half" ? <path d={HALF_FACE} fill="#160d08" opacity="0.5" /> : null}
      {light === "behind" ? <path d={FACE} fill="#160d08" opacity="0.5" /> : null}
      {on === "glasses" || on === "tinted" ? (
        <g fill={on === "tinted" ? "#241f1f" : "#ffffff40"} stroke="#241f1f" stroke-width="1.7">
          <rect x="42.5" y="60" width="15.5" height="12" rx="5.5" />
          <rect x="62" y="60" width="15.5" height="12" rx="5.5" />
          <path d="M58 65q2-1.5 4 0M42.5 64l-3.5-1M77.5 64l3.5-1" fill="none" />
        </g>
      ) : null}
      {on === "ornaments" ? <Ornaments /> : null}
    </g>
  );
}
Head.props = ["drawn"];

/** What falls behind the shoulders when it is not tied back. */
export function LongHair({ tilt }: { readonly tilt: number }) {
  return (
    <path
      d="M31 122C26 62 33 23 60 23s34 39 29 99c-9 5-16 1-16-12H47c0 13-7 17-16 12z"
      fill={INK}
      transform={`rotate(${tilt} 60 100)`}
    />
  );
}
LongHair.props = ["tilt"];

/** Hair tied at the neck, as far as it shows from the front. */
export function TiedHair({ tilt }: { readonly tilt: number }) {
  return (
    <path d="M37 56c-3 18-1 32 7 42h32c8-10 10-24 7-42z" fill={INK} transform={`rotate(${tilt} 60 100)`} />
  );
}
TiedHair.props = ["tilt"];

function Fringe() {
  return (
    <g fill={INK}>
      <path d="M36 74C33 46 45 30 60 30s27 16 24 44c-1-8-3-13-6-17-11 6-26 6-35 0-4 4-6 9-7 17z" />
      <path d="M41 44c9 12 12 26 6 46-8-6-12-20-10-34z" />
    </g>
  );
}

function Ornaments() {
  return (
    <g>
      <path d="M34 47c-1-20 10-28 26-28s27 8 26 28z" fill="#b3432f" />
      <path d="M34 45h52q12 1 16 7-34-4-68-2z" fill="#8f3322" />
      <g fill="#e0a526">
        <circle cx="38" cy="80" r="3.5" />
        <circle cx="82" cy="80" r="3.5" />
      </g>
      <path d="M48 106q12 14 24 0" stroke="#e0a526" stroke-width="2.2" fill="none" />
      <circle cx="60" cy="114" r="3.2" fill="#e0a526" />
    </g>
  );
}
