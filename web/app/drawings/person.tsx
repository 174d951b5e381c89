import { Body } from "./body.tsx";
import type { Drawn } from "./drawn.ts";
import { Head, LongHair, TiedHair } from "./head.tsx";
import { Wall } from "./wall.tsx";

/** A half-length person in a 3:4 picture, drawn from a few shapes. */
export function Person({ drawn = {} }: { readonly drawn?: Drawn }) {
  const { light = "even", tilt = 0, size = 1, selfie = false } = drawn;
  const woman = drawn.who === "woman";
  return (
    <svg class="person" viewBox="0 0 120 160" aria-hidden="true">
      <Wall drawn={drawn} />
      {/* Grows and shrinks about the middle of the face. */}
      <g transform={`translate(60 ${size > 1 ? 80 : 70}) scale(${size}) translate(-60 -70)`}>
        {drawn.hair === "over-face" ? <LongHair tilt={tilt} /> : null}
        {woman && drawn.hair !== "over-face" ? <TiedHair tilt={tilt} /> : null}
        <Body clothes={drawn.clothes ?? "suit"} light={light} tie={!woman} />
        <g transform={`rotate(${tilt} 60 100)`}>
          <Head drawn={drawn} />
        </g>
      </g>
      {selfie ? <path d="M90 160c-3-22 4-36 16-37 8-1 12 2 14 6v31z" fill="#46557a" /> : null}
      {selfie ? <path d="M96 160c-2-16 2-27 9-32" stroke="#2f3b52" stroke-width="1.5" fill="none" /> : null}
      {light === "dim" ? <rect width="120" height="160" fill="#0c1016" opacity="0.62" /> : null}
    </svg>
  );
}
Person.props = ["drawn"];
