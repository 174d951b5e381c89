/** The keys of the review page; everything they do is a button on it. */
const why = document.querySelector<HTMLDetailsElement>("#why");
const lines = document.querySelector<HTMLInputElement>("#lines");

function send(selector: string): void {
  document.querySelector<HTMLFormElement>(selector)?.requestSubmit();
}

function openReasons(): void {
  if (!why) return;
  why.open = true;
  why.querySelector<HTMLInputElement>("input[name=reason]")?.focus();
}

function showLines(): void {
  for (const overlay of document.querySelectorAll(".overlay")) {
    overlay.toggleAttribute("hidden", lines?.checked === false);
  }
}

function digit(key: string): boolean {
  if (!why?.open || !/^[1-9]$/.test(key)) return false;
  why.querySelectorAll<HTMLInputElement>("input[name=reason]")[Number(key) - 1]?.click();
  return true;
}

lines?.addEventListener("change", showLines);
document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLSelectElement;
  if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  const key = event.key.toLowerCase();
  if (key === "a") send("#approve");
  else if (key === "r") openReasons();
  else if (key === "u") document.querySelector<HTMLButtonElement>("#undo")?.click();
  else if (key === "l") lines?.click();
  else if (key === "enter" && why?.open) send("#reject");
  else if (!digit(key)) return;
  event.preventDefault();
});
