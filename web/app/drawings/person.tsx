/** What a drawn person looks like; everything left out is as the standard wants it. */
export interface Drawn {
  readonly wall?: "plain" | "busy" | "blue";
  readonly clothes?: "dark" | "pattern" | "sleeveless" | "blue" | "pale";
  readonly light?: "even" | "half" | "dark";
  readonly hair?: "short" | "over-face";
  readonly tilt?: number;
  readonly size?: number;
  readonly mouth?: "closed" | "open";
  readonly on?: "nothing" | "glasses" | "tinted" | "hat" | "earrings";
  readonly face?: "bare" | "made-up";
  readonly selfie?: boolean;
}

const CLOTHES = {
  dark: "#2f3b52",
  pattern: "#8a4b2f",
  sleeveless: "#b5476b",
  blue: "#64c5ff",
  pale: "#ececec",
};
const SKIN = "#f0c8a4";
const HAIR = "#2b2320";

/** A half-length person in a 3:4 picture, drawn from a few shapes. */
export function Person({ drawn = {} }: { readonly drawn?: Drawn }) {
  const { wall = "plain", clothes = "dark", light = "even", tilt = 0, size = 1 } = drawn;
  return (
    <svg viewBox="0 0 120 160" aria-hidden="true">
      <rect width="120" height="160" fill={wall === "blue" ? "#64c5ff" : "#eef0f2"} />
      {wall === "busy" ? <Clutter /> : null}
      {light === "half" ? <rect x="60" width="60" height="160" fill="#000" opacity="0.12" /> : null}
      <g transform={`translate(60 ${size < 1 ? 90 : 84}) scale(${size}) translate(-60 -84)`}>
        <Body clothes={clothes} />
        <g transform={`rotate(${tilt} 60 96)`}>
          <Head drawn={drawn} />
        </g>
      </g>
      {light === "dark" ? <rect width="120" height="160" fill="#000" opacity="0.45" /> : null}
      {drawn.selfie ? <path d="M120 160 L96 112 L84 118 L98 160z" fill={SKIN} /> : null}
    </svg>
  );
}
Person.props = ["drawn"];

function Body({ clothes }: { readonly clothes: keyof typeof CLOTHES }) {
  const colour = CLOTHES[clothes];
  return (
    <g>
      <path d="M49 88h22v22H49z" fill="#e3b48d" />
      {clothes === "sleeveless" ? (
        <>
          <path d="M14 160c2-30 16-46 46-48 30 2 44 18 46 48z" fill={SKIN} />
          <path d="M38 160v-36l8-12 14 20 14-20 8 12v36z" fill={colour} />
        </>
      ) : (
        <>
          <path d="M10 160c2-32 18-46 38-50l12 14 12-14c20 4 36 18 38 50z" fill={colour} />
          <path d="M46 106l14 18-10 8-10-20z M74 106l-14 18 10 8 10-20z" fill="#fff" />
        </>
      )}
      {clothes === "pattern"
        ? [20, 32, 44, 76, 88, 100].map((x) => (
            <path key={x} d={`M${x} 126v34`} stroke="#f5d76e" stroke-width="5" />
          ))
        : null}
    </g>
  );
}
Body.props = ["clothes"];

function Head({ drawn }: { readonly drawn: Drawn }) {
  const { hair = "short", on = "nothing", mouth = "closed", face = "bare", light = "even" } = drawn;
  return (
    <g>
      <ellipse cx="38" cy="70" rx="5" ry="8" fill="#e3b48d" />
      <ellipse cx="82" cy="70" rx="5" ry="8" fill="#e3b48d" />
      <ellipse cx="60" cy="68" rx="22" ry="28" fill={SKIN} />
      {light === "half" ? <path d="M60 40a22 28 0 010 56z" fill="#5b4030" opacity="0.55" /> : null}
      <path d="M37 62c-3-26 10-34 23-34s26 8 23 34c-3-8-6-14-10-16-9 3-20 3-27 0-3 3-6 8-9 16z" fill={HAIR} />
      {hair === "over-face" ? (
        <path
          d="M36 62c-2-28 12-35 24-35s27 8 25 38l-3 20c-3-12-4-20-8-28-8 4-20 6-27 4l-6 26z"
          fill={HAIR}
        />
      ) : null}
      <path d="M47 60h9 M64 60h9" stroke={HAIR} stroke-width="2" stroke-linecap="round" />
      <circle cx="51.5" cy="67" r="2.6" fill="#1d1d1f" />
      <circle cx="68.5" cy="67" r="2.6" fill="#1d1d1f" />
      <path d="M60 69v8h-3" stroke="#c98f68" stroke-width="1.6" fill="none" />
      {mouth === "open" ? (
        <path d="M51 82c4 8 14 8 18 0z" fill="#fff" stroke="#a8433f" stroke-width="2" />
      ) : (
        <path
          d="M53 84c4 2 10 2 14 0"
          stroke="#b5615a"
          stroke-width="2.2"
          fill="none"
          stroke-linecap="round"
        />
      )}
      {face === "made-up" ? (
        <g>
          <path d="M52 83c4-3 12-3 16 0-3 6-13 6-16 0z" fill="#d01f4c" />
          <ellipse cx="45" cy="77" rx="5" ry="3" fill="#f0647f" opacity="0.7" />
          <ellipse cx="75" cy="77" rx="5" ry="3" fill="#f0647f" opacity="0.7" />
          <path d="M46 63h11 M63 63h11" stroke="#7d3cc2" stroke-width="3" opacity="0.7" />
        </g>
      ) : null}
      {on === "glasses" || on === "tinted" ? (
        <g fill={on === "tinted" ? "#1d1d1f" : "none"} stroke="#1d1d1f" stroke-width="1.8">
          <rect x="42" y="61" width="16" height="12" rx="5" />
          <rect x="62" y="61" width="16" height="12" rx="5" />
          <path d="M58 66h4" />
        </g>
      ) : null}
      {on === "hat" ? <path d="M34 50c0-22 12-28 26-28s26 6 26 28z M28 50h64v5H28z" fill="#b3402e" /> : null}
      {on === "earrings" ? (
        <g fill="#d4a017">
          <circle cx="37" cy="82" r="4" />
          <circle cx="83" cy="82" r="4" />
          <circle cx="60" cy="114" r="4" />
        </g>
      ) : null}
    </g>
  );
}
Head.props = ["drawn"];

function Clutter() {
  return (
    <g>
      <rect x="6" y="10" width="34" height="46" fill="#b98b5a" />
      <rect x="10" y="14" width="26" height="38" fill="#dfe8d8" />
      <path d="M84 20h30v6H84z M84 44h30v6H84z" fill="#9a7b4f" />
      <path
        d="M88 8h6v12h-6z M97 6h5v14h-5z M105 10h6v10h-6z M90 30h5v14h-5z M99 32h8v12h-8z"
        fill="#c0563f"
      />
    </g>
  );
}
