/**
 * The keys of the review page, and the next photo on screen without waiting: its pictures load while this one is judged,
 * and the page after a verdict takes the place of this one. Everything works without it, only slower.
 */
import { loadAhead, takeLoaded } from "./ahead.ts";

let linesShown = true;
let busy = false;

const one = <Wanted extends Element>(selector: string) => document.querySelector<Wanted>(selector);
const why = () => one<HTMLDetailsElement>("#why");

function openReasons(): void {
  const reasons = why();
  if (!reasons) return;
  reasons.open = true;
  reasons.querySelector<HTMLInputElement>("input[name=reason]")?.focus();
}

function showLines(): void {
  for (const overlay of document.querySelectorAll(".overlay")) overlay.toggleAttribute("hidden", !linesShown);
  const box = one<HTMLInputElement>("#lines");
  if (box) box.checked = linesShown;
}

/** A digit chooses its reason where the list is open; where it is not, it rejects for that reason alone. */
function digit(key: string): boolean {
  const reasons = why();
  const chosen = /^[1-9]$/.test(key)
    ? reasons?.querySelector<HTMLInputElement>(`[data-digit="${key}"]`)
    : null;
  if (!reasons || !chosen) return false;
  if (reasons.open) {
    chosen.click();
    return true;
  }
  for (const box of reasons.querySelectorAll<HTMLInputElement>("input[name=reason]"))
    box.checked = box === chosen;
  one<HTMLFormElement>("#reject")?.requestSubmit();
  return true;
}

/** Sends a form, and shows the page that answers it in place of this one. */
async function send(form: HTMLFormElement): Promise<void> {
  if (busy) return;
  busy = true;
  try {
    // A verdict given as the window closes still counts.
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), keepalive: true });
    const main = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
    if (!main) throw new Error("no page");
    takeLoaded(main);
    one("main")?.replaceWith(main);
    history.replaceState(null, "", answer.url);
    showLines();
    void loadAhead();
  } catch {
    // What went wrong shows when the browser sends the form itself.
    form.submit();
  } finally {
    busy = false;
  }
}

document.addEventListener("submit", (event) => {
  if (!(event.target instanceof HTMLFormElement) || !event.target.closest("main")) return;
  event.preventDefault();
  void send(event.target);
});
document.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.id !== "lines") return;
  linesShown = target.checked;
  showLines();
});
/** Whether keys are someone's words or choice there. */
function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== "checkbox";
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Whether Enter presses what has the focus: a button, a link, the heading of the reasons. */
function isPressed(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("button, a, summary") !== null;
}

document.addEventListener("keydown", (event) => {
  if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const key = event.key.toLowerCase();
  if (key === "a") one<HTMLFormElement>("#approve")?.requestSubmit();
  else if (key === "r") openReasons();
  else if (key === "u") one<HTMLButtonElement>("#undo")?.click();
  else if (key === "l") one<HTMLInputElement>("#lines")?.click();
  else if (key === "enter" && why()?.open && !isPressed(event.target))
    one<HTMLFormElement>("#reject")?.requestSubmit();
  else if (!digit(key)) return;
  event.preventDefault();
});
void loadAhead();
