import { spawnSync } from "node:child_process";
import { installFromDebian } from "./debian.ts";

/** Sees to it that Chinese can be drawn: without a font every character of a picture is an empty box. */
export function needChineseFont(): void {
  if (found()) return;
  installFromDebian("fonts-noto-cjk");
  if (!found()) throw new Error("The pictures need a Chinese font, such as Debian's fonts-noto-cjk.");
}

/** Where fontconfig is not what tells of fonts, the system brings its own. */
function found(): boolean {
  const { status, stdout } = spawnSync("fc-list", [":lang=zh", "family"], { encoding: "utf8" });
  return status === null ? process.platform !== "linux" : stdout.trim() !== "";
}
