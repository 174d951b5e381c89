import { rawMask } from "./raw-mask.ts";

/** `POST /mask?width=W&height=H` with RGBA bytes answers the raw mask, one byte a pixel. */
export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const body = await request.arrayBuffer();
    if (pathname === "/mask") {
      const width = Number(searchParams.get("width"));
      const height = Number(searchParams.get("height"));
      return new Response(await rawMask({ width, height, data: new Uint8ClampedArray(body) }));
    }
    return new Response(null, { status: 404 });
  },
} satisfies ExportedHandler;
