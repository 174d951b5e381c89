import { codesApp } from "./app.ts";

const app = codesApp();

/** Answers on this machine only: whoever deployed this by mistake would accept codes that anyone can seal. */
export default {
  fetch(request) {
    const { hostname } = new URL(request.url);
    const local = hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]";
    return local ? app.fetch(request) : new Response("only on localhost", { status: 503 });
  },
} satisfies ExportedHandler;
