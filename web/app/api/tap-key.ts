/** Keys of taps whose answer never came, by what was sent: the repetition must carry the same key. */
const unanswered = new Map<unknown, string>();

/** The idempotency key for sending this; the one used before if that try got no answer. */
export function tapKey(what: unknown): string {
  const known = unanswered.get(what);
  if (known !== undefined) return known;
  const key = newKey();
  unanswered.set(what, key);
  return key;
}

/** A fresh idempotency key. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The tap was answered, whatever the answer: the next one is a new tap. */
export function tapAnswered(what: unknown): void {
  unanswered.delete(what);
}
