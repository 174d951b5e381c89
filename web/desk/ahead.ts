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

/** The loaded picture for an `<img>` of the page to come, described as it is; undefined where it was not loaded. */
export function pictureOf(image: HTMLImageElement): HTMLImageElement | undefined {
  const picture = loaded.get(image.getAttribute("src") ?? "");
  for (const { name, value } of picture ? image.attributes : []) {
    if (name !== "src") picture?.setAttribute(name, value);
  }
  return picture;
}
