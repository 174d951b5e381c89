import { BOM, csvLine } from "../../roster/csv-line.ts";

/**
 * A CSV file as a download, streamed: the next lines are asked for when the browser has taken those before, so that a
 * list of any length is never held whole.
 *
 * @param lines Whole lines, any number at a time.
 */
export function csvDownload(name: string, heads: readonly string[], lines: AsyncIterator<string>): Response {
  const encoder = new TextEncoder();
  let begun = false;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!begun) controller.enqueue(encoder.encode(`${BOM}${csvLine(heads)}`));
      begun = true;
      // A pull that brings nothing would not be repeated.
      for (;;) {
        const { done, value } = await lines.next();
        if (done) return controller.close();
        if (value !== "") return controller.enqueue(encoder.encode(value));
      }
    },
    async cancel() {
      await lines.return?.();
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}
