import { applyD1Migrations } from "cloudflare:test";
import { testEnv } from "./test-env.ts";

// Before each test file; what has been applied is not applied again.
await applyD1Migrations(testEnv.DB, testEnv.TEST_MIGRATIONS);
