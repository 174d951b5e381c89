/**
 * Does something for each, one after the other. One that fails keeps no other from its turn; the failures are thrown
 * together at the end.
 *
 * @param failed What is said when one failed; it names nobody.
 */
export async function inTurn<T>(
  all: Iterable<T>,
  failed: string,
  work: (one: T) => Promise<unknown>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const one of all) {
    try {
      await work(one);
    } catch (failure) {
      failures.push(failure);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, failed);
}
