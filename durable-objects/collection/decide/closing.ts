import { dayMs } from "../calendar/china-time.ts";
import { accept, already, refuse } from "../decision.ts";
import { endsAt, graduatesTurn, remindersDue, retentionDueAt } from "../due.ts";
import type { Fact } from "../event.ts";
import { moneyInMotion, openOrder } from "../payment.ts";
import type { Deciders } from "./context.ts";
import { outsideWindow } from "./window.ts";

/** Staff remind someone at most once a day, whoever reminded them last. */
const remindAgainMs = dayMs;

export const closingDeciders: Deciders<"remind" | "close" | "reopen" | "purge"> = {
  remind({ state, policy, now }, { by }) {
    if (by.kind === "staff") {
      if (!graduatesTurn(state)) return refuse("nothingToRemind");
      const outside = outsideWindow(policy, now);
      if (outside) return outside;
      const againAt = (state.remindedAt ?? -remindAgainMs) + remindAgainMs;
      if (now < againAt) return refuse("remindedLately", { againAt });
      return accept({ type: "Reminded", reminders: [`staff:${now}`] });
    }
    const reminders = remindersDue(state, now);
    return reminders.length === 0 ? refuse("reminderNotDue") : accept({ type: "Reminded", reminders });
  },

  close({ state }, { noteId }) {
    if (state.photo.status === "delivered") return refuse("photoDelivered");
    const facts: Fact[] = [];
    const open = openOrder(state);
    if (open) facts.push({ type: "OrderExpired", orderNumber: open.number, cause: "closed" });
    return accept(...facts, { type: "Closed", noteId });
  },

  reopen({ state }, { noteId }) {
    if (state.closedAt !== null) return accept({ type: "CollectionReopened", noteId });
    if (state.photo.status === "delivered") return refuse("photoDelivered");
    return state.photo.status === "approved"
      ? accept({ type: "PhotoReopened", noteId })
      : refuse("notClosed");
  },

  purge({ state, now }, { by, noteId }) {
    if (state.purgedAt !== null) return already;
    const end = endsAt(state);
    const dueAt = retentionDueAt(state);
    if (end === null || dueAt === null || now < end) return refuse("notFinished");
    if (moneyInMotion(state)) return refuse("moneyMoving");
    // Staff purge early when a person asks for it, which the law allows them to.
    if (by.kind === "system" && now < dueAt) return refuse("purgeTooEarly", { dueAt });
    return accept({ type: "Purged", noteId });
  },
};
