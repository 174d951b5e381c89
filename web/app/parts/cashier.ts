import { ownProblem } from "../api/answer.ts";
import * as api from "../api/endpoints.ts";
import { type Tap, useTap } from "../api/tap.ts";
import { openShellPage } from "../shell/shell.ts";
import { useCurrent } from "../state/collection.ts";

/** Opens WeChat's cashier for an order; what it says afterwards is not believed, only the server is. */
export function useCashier(): Pick<Tap<[string], unknown>, "busy" | "problem"> & {
  open(orderNumber: string): Promise<boolean>;
} {
  const { collection } = useCurrent();
  const ask = useTap((orderNumber: string) =>
    api.askShell(collection.value.id, { purpose: "pay", orderNumber }),
  );
  return {
    busy: ask.busy,
    problem: ask.problem,
    async open(orderNumber) {
      const asked = await ask.run(orderNumber);
      if (asked === undefined) return false;
      if (await openShellPage(asked.value.page)) return true;
      ask.problem.value = ownProblem("noShell", "login.plain");
      return false;
    },
  };
}
