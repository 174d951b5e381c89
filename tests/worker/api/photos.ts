const [astronautUrl = ""] = Object.values(
  import.meta.glob<string>("../../fixtures/astronaut.png", {
    query: "?inline",
    import: "default",
    eager: true,
  }),
);

/** The portrait that may be committed. */
export function astronaut(): File {
  const bytes = Uint8Array.from(atob(astronautUrl.slice(astronautUrl.indexOf(",") + 1)), (letter) =>
    letter.charCodeAt(0),
  );
  return new File([bytes], "photo.png", { type: "image/png" });
}
