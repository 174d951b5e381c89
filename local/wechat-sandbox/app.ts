import { Hono } from "hono";
import { apiRoutes } from "./api/routes.ts";
import { payRoutes } from "./pay/routes.ts";
import { controlRoutes } from "./play/control.ts";
import { nativeRoutes } from "./play/native.ts";
import { pageRoutes } from "./play/pages.tsx";
import type { Scene } from "./sandbox.ts";

/** All of the sandbox: both APIs at one address, the controls for tests, the pages for people. */
export function sandboxApp(scene: Scene): Hono {
  return new Hono()
    .route("/v3", payRoutes(scene))
    .route("/sandbox", controlRoutes(scene))
    .route("/", apiRoutes(scene))
    .route("/", nativeRoutes(scene))
    .route("/", pageRoutes(scene));
}
