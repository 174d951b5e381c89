import { accept, refuse } from "../decision.ts";
import type { Deciders } from "./context.ts";

export const messageDeciders: Deciders<"sendLink" | "resendMessage"> = {
  sendLink({ state }, { noteId }) {
    return state.claim ? accept({ type: "LinkSent", noteId }) : refuse("notClaimed");
  },

  resendMessage({ state }, { sent, noteId }) {
    // Whoever held the graduate before is told nothing more, but for money that is theirs.
    const known = [state.claim?.accountId, ...state.orders.map(({ accountId }) => accountId)];
    if (!known.includes(sent.accountId)) return refuse("recipientGone");
    return accept({ type: "MessageResent", sent, noteId });
  },
};
