import type { Text } from "../text.ts";

/** The caller's language: `?lang=`, else Accept-Language, else Chinese. */
export function languageOf(request: Request): keyof Text {
  const asked = new URL(request.url).searchParams.get("lang");
  if (asked === "zh" || asked === "en") return asked;
  for (const part of (request.headers.get("accept-language") ?? "").toLowerCase().split(",")) {
    if (part.trim().startsWith("zh")) return "zh";
    if (part.trim().startsWith("en")) return "en";
  }
  return "zh";
}
