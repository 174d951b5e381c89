const paths = {
  back: "M15 5l-7 7 7 7",
  chat: "M4 5h16v11H10l-4 4v-4H4z M8 9h8 M8 12h5",
  check: "M5 12.5l4.5 4.5L19 7.5",
  cross: "M6 6l12 12 M18 6L6 18",
  look: "M12 7v6 M12 16.5v.5",
  camera: "M4 8h4l1.5-2.5h5L16 8h4v11H4z M12 10a3.5 3.5 0 100 7 3.5 3.5 0 000-7z",
  album: "M4 5h16v14H4z M4 16l5-5 4 4 2.5-2.5L20 17 M15.5 8.5v.1",
  scan: "M4 8V4h4 M16 4h4v4 M20 16v4h-4 M8 20H4v-4 M4 12h16",
  phone: "M6 4h4l1.5 5L9 10.5a11 11 0 004.5 4.5L15 12.5l5 1.5v4a2 2 0 01-2 2A14 14 0 014 6a2 2 0 012-2z",
  search: "M11 5a6 6 0 100 12 6 6 0 000-12z M15.5 15.5L20 20",
  arrow: "M9 5l7 7-7 7",
  lock: "M7 11V8a5 5 0 0110 0v3 M5 11h14v9H5z",
  clock: "M12 4a8 8 0 100 16 8 8 0 000-16z M12 8v4.5l3 2",
  flip: "M4 9a8 8 0 0114-3l2 2 M20 4v4h-4 M20 15a8 8 0 01-14 3l-2-2 M4 20v-4h4",
  torch: "M13 3L6 13h5l-1 8 8-11h-6z",
  voice: "M4 9.5v5h3.5L12 18V6L7.5 9.5z M15.5 9a4 4 0 010 6 M18 6.5a8 8 0 010 11",
  mute: "M4 9.5v5h3.5L12 18V6L7.5 9.5z M16 9.5l5 5 M21 9.5l-5 5",
  erase: "M9 6h11v12H9l-5-6z M12.5 10l4 4 M16.5 10l-4 4",
} as const;

/** The name of a drawn sign. */
export type IconName = keyof typeof paths;

/** A sign beside words; it says nothing by itself, so that it is hidden from screen readers. */
export function Icon(props: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[props.name]} />
    </svg>
  );
}
Icon.props = ["name"];
