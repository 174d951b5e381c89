import { reasonNotToRun } from "./guard.ts";
import type { SandboxEnv } from "./object.ts";

export { WechatSandbox } from "./object.ts";

export default {
  fetch(request, env) {
    const reason = reasonNotToRun(env.SANDBOX, request.url);
    if (reason !== undefined) return new Response(reason, { status: 503 });
    return env.SANDBOX_OBJECT.getByName("sandbox").fetch(request);
  },
} satisfies ExportedHandler<SandboxEnv>;
