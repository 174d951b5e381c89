import { type Key, t } from "../i18n/i18n.ts";
import { Note } from "./note.tsx";

/** What the page itself has to say about what was just done; read out at once, in the language as it is now. */
export function Remark(props: { readonly says: Key | undefined; readonly tone: "bad" | "warn" }) {
  return (
    <div role="alert">{props.says === undefined ? null : <Note tone={props.tone}>{t(props.says)}</Note>}</div>
  );
}
Remark.props = ["says", "tone"];
