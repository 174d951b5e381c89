import { join, relative } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { builtWorker } from "../../../local/system/built-worker.ts";
import { temporaryFolder } from "../../../local/system/temporary-folder.ts";

const folder = temporaryFolder();

afterAll(folder.remove);

test("a bundle comes into the folder that was named, also by a relative path", async () => {
  // The browser tests have made theirs.
  vi.stubEnv("BUNDLES", undefined);
  const worker = await builtWorker("acquisition-codes", relative(process.cwd(), folder.path));
  expect(worker).toMatchObject({
    modulesRoot: join(folder.path, "acquisition-codes"),
    modules: [{ type: "ESModule", path: join(folder.path, "acquisition-codes", "index.js") }],
  });
});
