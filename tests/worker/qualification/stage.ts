import { codesApp, LOCAL_TOKEN } from "../../../local/acquisition-codes/app.ts";
import { sealCode } from "../../../local/acquisition-codes/sealed.ts";
import type { CodeRecord } from "../../../worker/qualification/codes/codes.ts";
import { httpCodes } from "../../../worker/qualification/codes/http.ts";
import type { Programme } from "../../../worker/roster/programmes.ts";
import { term } from "../roster/stage.ts";
import { testEnv } from "../test-env.ts";

/** The database of these tests, and the moment at which they happen. */
export const db = testEnv.DB;
export const now = term.opensAt + 86_400_000;
const local = codesApp(() => now);
/** How the local decoder of codes is reached. */
export const settings = { base: "http://codes.test", token: LOCAL_TOKEN, timeoutMs: 1000 };
export const codes = httpCodes(settings, async (request) => local.fetch(request));
let accounts = 0;
export const newAccount = () => `account-${++accounts}-${crypto.randomUUID()}`;

/** What a code of someone in a programme holds. */
export const recordOf = (programme: Programme, change: Partial<CodeRecord> = {}): CodeRecord => ({
  collectionCode: "6260181590830166",
  school: programme.school,
  category: programme.category,
  level: "本科",
  year: programme.year,
  studentNumber: `S${crypto.randomUUID().slice(0, 8)}`,
  name: "周*",
  documentLastFour: "175X",
  major: null,
  ...change,
});
export const codeOf = (record: CodeRecord, expiresAt = 0) => sealCode({ record, expiresAt });
