import { app } from "./app.ts";

export default { fetch: app.fetch } satisfies ExportedHandler<Env>;

export { Graduate } from "../durable-objects/graduate.ts";
