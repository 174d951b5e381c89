import { type Drawn, SKIN, SKIN_SHADE } from "./drawn.ts";

/** Neck, shoulders and clothes, down to the chest and, for who stands too far away, below it. */
export function Body(props: {
  readonly clothes: NonNullable<Drawn["clothes"]>;
  readonly light: NonNullable<Drawn["light"]>;
  readonly tie: boolean;
}) {
  const { clothes, light, tie } = props;
  return (
    <g>
      {clothes === "sleeveless" ? <Sleeveless /> : null}
      <path d="M50 86h20v22q-1 6-10 20-9-14-10-20z" fill={SKIN_SHADE} />
      {clothes === "suit" ? <Suit jacket="#2f3b52" lapel="#25304a" tie={tie} /> : null}
      {clothes === "blue" ? <Suit jacket="#64c5ff" lapel="#50b6f4" tie={tie} /> : null}
      {light === "half" ? <path d="M60 92h10v18l36 8q8 14 8 42H60z" fill="#160d08" opacity="0.42" /> : null}
      {light === "behind" ? <path d="M50 92h20v20h38l6 48H6l6-48h38z" fill="#160d08" opacity="0.3" /> : null}
    </g>
  );
}
Body.props = ["clothes", "light", "tie"];

function Suit(props: { readonly jacket: string; readonly lapel: string; readonly tie: boolean }) {
  const { jacket, lapel, tie } = props;
  return (
    <g>
      <path d="M7 160c0-29 12-39 39-46l14 9 14-9c27 7 39 17 39 46v150H7z" fill={jacket} />
      <path d="M46 112l14 16 14-16 5 8-13 40H54L41 120z" fill="#fff" />
      {tie ? <path d="M57 126h6l1.6 5-2 4 3.4 25H54l3.4-25-2-4z" fill="#7c2f3c" /> : null}
      <path
        d="M49 105l11 19-8 7-8-16z M71 105l-11 19 8 7 8-16z"
        fill="#fff"
        stroke="#cfd6df"
        stroke-width="0.8"
      />
      <path d="M44 114l12 46H45L32 124z M76 114l-12 46h11l13-36z" fill={lapel} />
    </g>
  );
}
Suit.props = ["jacket", "lapel", "tie"];

function Sleeveless() {
  return (
    <g>
      <path d="M9 160c1-28 13-40 41-48h20c28 8 40 20 41 48v60H9z" fill={SKIN} />
      <path
        d="M33 160c0-16 3-24 4-40l5-5c4 14 10 20 18 20s14-6 18-20l5 5c1 16 4 24 4 40v150H33z"
        fill="#c2557a"
      />
    </g>
  );
}
