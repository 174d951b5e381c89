import { sharedFile } from "../test-env.ts";

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

/** A photo of the evaluation set beside the project; null where there is none. */
export async function evaluationPhoto(name: string): Promise<File | null> {
  const bytes = await sharedFile(`data/dev/photos/${name}`);
  return bytes && new File([bytes], name);
}
