import { toBase64, utf8 } from "../../worker/wechat/bytes.ts";

const key = (name: string) => toBase64(utf8(`published-key:${name}`.padEnd(32, ".")));

/** `DATA_KEYS` of a local run. Published, and refused anywhere else. */
export const localDataKeys = JSON.stringify({
  seal: [{ version: 1, key: key("seal") }],
  index: [{ version: 1, key: key("index") }],
  identifiers: key("identifiers"),
});
