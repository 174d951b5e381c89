import { accept, already, refuse } from "../decision.ts";
import { remindersDue, retentionDueAt } from "../due.ts";
import type { Fact } from "../event.ts";
import { moneyInMotion, openOrder } from "../payment.ts";
import type { Deciders } from "./context.ts";

export const closingDeciders: Deciders<"remind" | "close" | "reopen" | "purge"> = {
  remind({ state, now }) {
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
    const dueAt = retentionDueAt(state);
    if (dueAt === null) return refuse("notFinished");
    if (moneyInMotion(state)) return refuse("moneyMoving");
    // Staff purge early when a person asks for it, which the law allows them to.
    if (by.kind === "system" && now < dueAt) return refuse("purgeTooEarly", { dueAt });
    return accept({ type: "Purged", noteId });
  },
};
