/** Pictures of the photo that comes next, in this page's memory only: nothing of them stays in a cache. */
let loaded = new Map<string, HTMLImageElement>();

/** Asks which photo comes after the one on screen, and loads its pictures. */
export async function loadAhead(): Promise<void> {
  const shown = document.querySelector<HTMLElement>(".reviewing")?.dataset.graduate;
  if (shown === undefined) return;
  const stage = new URLSearchParams(location.search).get("stage");
  const asked = new URLSearchParams({ after: shown, ...(stage && { stage }) });
  const answer = await fetch(`/desk/review/ahead?${asked}`).catch(() => null);
  if (!answer?.ok) return;
  const { pictures } = (await answer.json()) as { readonly pictures: readonly string[] };
  const next = pictures.map((address) => {
    const image = new Image();
    image.src = address;
    return [address, image] as const;
  });
  loaded = new Map(next);
}

/** Makes a parsed part of a page this document's own, with the pictures that are loaded already in their places. */
export function takeLoaded(part: HTMLElement): void {
  const places = [...part.querySelectorAll("img")].flatMap((place) => {
    const picture = loaded.get(place.getAttribute("src") ?? "");
    return picture === undefined ? [] : [[place, picture] as const];
  });
  // A picture loads when its document changes: those to be replaced must not, and the loaded ones never leave this one.
  for (const [place] of places) place.removeAttribute("src");
  document.adoptNode(part);
  for (const [place, picture] of places) {
    for (const { name, value } of place.attributes) picture.setAttribute(name, value);
    place.replaceWith(picture);
  }
}
