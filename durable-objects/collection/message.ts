/** Messages that graduates get; the adapter knows templates and words. */
export type MessageKind =
  | "paid"
  | "checksFailed"
  | "approved"
  | "rejected"
  | "reminder"
  | "windowClosing"
  | "refunded"
  /** Nothing but the way back into the collection. */
  | "link";

/** One message to one account. */
export interface SentMessage {
  readonly message: MessageKind;
  readonly accountId: string;
  /** Codes and dates (ms) to fill the template with; never a name or a number of a person. */
  readonly data: Readonly<Record<string, string | number>>;
}
