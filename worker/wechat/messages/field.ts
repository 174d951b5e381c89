import type { FieldType } from "./settings.ts";

/** Limits of template fields in characters (WeChat, 订阅消息参数值内容限制说明). */
const limits: Readonly<Record<FieldType, number>> = {
  thing: 20,
  phrase: 5,
  character_string: 32,
  amount: 12,
  time: 40,
  date: 40,
};

/** Phone and document numbers never belong in a message: seven digits or more in a row are blotted out. */
function withoutNumbers(text: string): string {
  return text.replace(/\d{7,}[\dXx]?/g, "…");
}

/** Cuts by code point, so that no character is halved; a cut text ends in an ellipsis. */
function cut(text: string, limit: number): string {
  const points = Array.from(text);
  return points.length <= limit ? text : `${points.slice(0, limit - 1).join("")}…`;
}

/** The type of a template's field: `thing12` is a `thing`. */
export function fieldTypeOf(name: string): FieldType {
  return name.replace(/\d+$/, "") as FieldType;
}

/**
 * A value as WeChat accepts it in a field of a type: one line, within the limit, a phrase of Chinese characters only,
 * a character string of ASCII only. An empty value becomes a dash (WeChat refuses empty fields).
 */
export function fieldValue(type: FieldType, text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  switch (type) {
    case "phrase": {
      // No ellipsis: it is not a Chinese character.
      const chinese = Array.from(line.replace(/[^\p{Script=Han}]/gu, ""))
        .slice(0, limits.phrase)
        .join("");
      return chinese === "" ? "详情" : chinese;
    }
    case "character_string":
      return line.replace(/[^\x20-\x7e]/g, "").slice(0, limits.character_string) || "-";
    case "thing":
      return cut(withoutNumbers(line), limits.thing) || "-";
    default:
      return cut(line, limits[type]) || "-";
  }
}
