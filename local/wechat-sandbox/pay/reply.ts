/** What a pay route answers before it is signed; no value is 204. */
export type Reply =
  | { readonly status: 200; readonly value: unknown }
  | { readonly status: 204 }
  | { readonly status: number; readonly code: string; readonly message: string };

/** An error as the pay API words it. */
export function failure(status: number, code: string, message: string): Reply {
  return { status, code, message };
}
