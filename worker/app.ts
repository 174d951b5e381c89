import { Hono } from "hono";

export const app = new Hono<{ Bindings: Env }>();

app.get("/health", (context) => context.json({ ok: true }));
