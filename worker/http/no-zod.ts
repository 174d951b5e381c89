// Stands in for `zod` in the bundle: hono-openapi can describe schemas of several libraries and carries this one's
// code along. Ours are Valibot's, so it is never asked.
export {};
