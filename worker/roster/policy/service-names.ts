import type { Text } from "../../text.ts";

interface Named {
  readonly services: readonly { readonly id: string; readonly name: Text }[];
}

/** What an order is for, as bills and WeChat's console show it; a service no longer offered is called by its id. */
export function serviceNames(ordered: readonly string[], { services }: Named): string {
  return ordered.map((id) => services.find((service) => service.id === id)?.name.zh ?? id).join("、");
}
