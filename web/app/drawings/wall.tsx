import type { Drawn } from "./drawn.ts";

/** What is behind the person. */
export function Wall({ drawn }: { readonly drawn: Drawn }) {
  const { wall = "plain", light = "even" } = drawn;
  return (
    <g>
      <rect width="120" height="160" fill={wall === "blue" ? "#64c5ff" : "#eceff3"} />
      {wall === "busy" ? <Clutter /> : null}
      {light === "half" ? <rect x="60" width="60" height="160" fill="#10141a" opacity="0.16" /> : null}
      {light === "behind" ? <Window /> : null}
    </g>
  );
}
Wall.props = ["drawn"];

function Clutter() {
  return (
    <g>
      <rect x="5" y="12" width="30" height="40" rx="1.5" fill="#b98b5a" />
      <rect x="9" y="16" width="22" height="32" fill="#dfe8d8" />
      <path d="M9 40l8-10 6 6 4-5 4 5v12H9z" fill="#86a878" />
      <path d="M86 32h34v4H86z M86 66h34v4H86z" fill="#9a7b4f" />
      <path d="M90 16h6v16h-6z M99 12h5v20h-5z M92 50h7v16h-7z" fill="#c0563f" />
      <path d="M106 18h7v14h-7z M103 46h6v20h-6z" fill="#4f7fa8" />
      <path d="M8 118q-6-22 6-34 8 12 2 34z" fill="#5c8f5a" />
    </g>
  );
}

function Window() {
  return (
    <g>
      <rect x="10" y="8" width="100" height="112" rx="2" fill="#fff6cf" stroke="#fff" stroke-width="5" />
      <path d="M60 8v112M10 62h100" stroke="#fff" stroke-width="4" />
    </g>
  );
}
