import type { Book } from "./book.ts";
import type { Merchant } from "./merchant.ts";
import { notificationAnswer, readNotification } from "./notification.ts";
import { settlePayment, settleRefund } from "./settle.ts";

/**
 * The whole of a notification route: raw body, signature, clock, decryption, comparison, durable record, answer.
 * 204 only after the book has resolved; 401 when WeChat Pay did not sign it; 500 when it could not be read or recorded,
 * so that it is sent again. Mount it before sessions and CSRF. `now` in ms.
 */
export async function receiveNotification(
  merchant: Merchant,
  book: Book,
  request: Request,
  now: number,
): Promise<Response> {
  const body = new Uint8Array(await request.arrayBuffer());
  const notification = await readNotification(merchant, request.headers, body, now);
  if (notification.kind === "forged") return notificationAnswer("forged");
  if (notification.kind === "other") return notificationAnswer("committed");
  try {
    switch (notification.kind) {
      case "payment": {
        const { id, transaction } = notification;
        await settlePayment(book, transaction, { source: "notification", id });
        break;
      }
      case "refund": {
        const { id, refund, mchid } = notification;
        await settleRefund(
          book,
          refund,
          { expected: merchant.signer.mchid, reported: mchid },
          { source: "notification", id },
        );
        break;
      }
      case "unreadable": {
        const { kind: about, part: reason, id } = notification;
        await book.quarantine({ source: "notification", about, reason, ...(id !== undefined && { id }) });
        return notificationAnswer("notCommitted");
      }
    }
  } catch {
    // Whatever kept the book from recording: WeChat Pay sends again, and the query plan asks.
    return notificationAnswer("notCommitted");
  }
  return notificationAnswer("committed");
}
