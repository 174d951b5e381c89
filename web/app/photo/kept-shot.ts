/** Where a shot came from; the programme may want one or allow both. */
export type ShotSource = "camera" | "album";

/** A reduced photo that the server has not confirmed yet. */
export interface KeptShot {
  readonly collectionId: string;
  readonly photo: Blob;
  readonly source: ShotSource;
  /** Idempotency key of its upload: however often it is sent, it becomes one shot. */
  readonly key: string;
  /** Whether 上传 was tapped: only then it is sent again without being asked. */
  readonly sending: boolean;
  /** When it was taken (ms). */
  readonly at: number;
}

/** What was not sent within a day is forgotten (ms): a photo of a person does not stay on a phone for ever. */
const KEPT_FOR = 86_400_000;
const DATABASE = "unsent";
const STORE = "shots";

/** Keeps a shot on this phone until the server has it: one a collection, the latest. */
export async function keepShot(shot: KeptShot): Promise<void> {
  await inStore("readwrite", (store) => store.put(shot));
}

/** The shot of a collection that was not confirmed; undefined when there is none or it is too old. */
export async function keptShot(collectionId: string, now: number): Promise<KeptShot | undefined> {
  const found = await inStore<KeptShot | undefined>("readonly", (store) => store.get(collectionId));
  if (found === undefined || now - found.at <= KEPT_FOR) return found;
  await forgetShot(collectionId);
  return undefined;
}

/** Forgets the shot of a collection: the server has it, or it is not wanted. */
export async function forgetShot(collectionId: string): Promise<void> {
  await inStore("readwrite", (store) => store.delete(collectionId));
}

/** Forgets everything: whoever logs out leaves no photo behind. */
export async function forgetShots(): Promise<void> {
  await inStore("readwrite", (store) => store.clear());
}

/**
 * One request to the phone's store. A WebView without one, or with a full one, answers undefined: then a shot lives
 * as long as its page.
 */
function inStore<T>(
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T | undefined> {
  return new Promise((resolve) => {
    const none = () => resolve(undefined);
    try {
      const opening = indexedDB.open(DATABASE, 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: "collectionId" });
      opening.onerror = none;
      opening.onblocked = none;
      opening.onsuccess = () => {
        const database = opening.result;
        const transaction = database.transaction(STORE, mode);
        const request = ask(transaction.objectStore(STORE));
        transaction.oncomplete = () => {
          database.close();
          resolve(request.result);
        };
        transaction.onabort = () => {
          database.close();
          none();
        };
      };
    } catch {
      none();
    }
  });
}
