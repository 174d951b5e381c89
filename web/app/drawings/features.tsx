import { type Drawn, FACE, INK } from "./drawn.ts";

/** Brows, eyes, nose, mouth, and what make-up or a filter does to them. */
export function Features({ drawn }: { readonly drawn: Drawn }) {
  const { mouth = "closed", face = "bare" } = drawn;
  const wide = face === "filtered" ? 1.5 : 1;
  return (
    <g>
      {face === "filtered" ? <path d={FACE} fill="#ffe4ea" opacity="0.8" /> : null}
      {face === "made-up" ? <MakeUp /> : null}
      <path
        d="M45.5 57.5q5-2.5 10-0.5M64.5 57q5-2 10 0.5"
        stroke={INK}
        stroke-width="1.9"
        stroke-linecap="round"
        fill="none"
      />
      {[51, 69].map((x) => (
        <g key={x}>
          <ellipse cx={x} cy="66" rx={2.4 * wide} ry={2.7 * wide} fill="#1d1d1f" />
          <circle cx={x + 0.8} cy="65" r={0.8 * wide} fill="#fff" />
        </g>
      ))}
      {drawn.who === "woman" ? (
        <path
          d="M47.5 65q3-4 6.5-2M72.5 65q-3-4-6.5-2"
          stroke={INK}
          stroke-width="1.3"
          stroke-linecap="round"
          fill="none"
        />
      ) : null}
      <path
        d="M60.5 67q-3.5 8 1 8.5"
        stroke="#c98f68"
        stroke-width="1.4"
        stroke-linecap="round"
        fill="none"
      />
      {mouth === "open" ? (
        <path d="M51 81q9 3 18 0-2 9-9 9t-9-9z" fill="#fff" stroke="#a8433f" stroke-width="1.8" />
      ) : null}
      {mouth === "closed" && face !== "made-up" ? (
        <path d="M54 83.5q6 2.5 12 0" stroke="#b5615a" stroke-width="2" stroke-linecap="round" fill="none" />
      ) : null}
      {face === "filtered" ? (
        <path
          d="M92 40l2 6 6 2-6 2-2 6-2-6-6-2 6-2zM22 84l1.5 4.5 4.5 1.5-4.5 1.5L22 96l-1.5-4.5L16 90l4.5-1.5z"
          fill="#ff8fb1"
        />
      ) : null}
    </g>
  );
}
Features.props = ["drawn"];

function MakeUp() {
  return (
    <g>
      <path d="M44 66q7-9 14 0z M62 66q7-9 14 0z" fill="#8a4fc0" opacity="0.75" />
      <ellipse cx="46" cy="76" rx="5" ry="3.2" fill="#f0647f" opacity="0.65" />
      <ellipse cx="74" cy="76" rx="5" ry="3.2" fill="#f0647f" opacity="0.65" />
      <path d="M52 83q4-3.5 8-1.5 4-2 8 1.5-8 7-16 0z" fill="#cf1d4b" />
    </g>
  );
}
