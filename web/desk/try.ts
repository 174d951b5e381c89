import { checkFigures } from "../../worker/photo/check-figures.ts";
import type { Check } from "../../worker/photo/checks/check.ts";
import type { PhotoReport } from "../../worker/photo/report.ts";
import { drawLines, drawOriginal, type SpecForScript } from "./overlay.ts";

type Texts = Record<string, string>;

const form = element("try", HTMLFormElement);
const file = element("file", HTMLInputElement);
const drop = element("drop", HTMLElement);
const specs = JSON.parse(form.dataset.specs ?? "[]") as SpecForScript[];
const texts = JSON.parse(form.dataset.texts ?? "{}") as Texts;
const language = document.documentElement.lang.startsWith("zh") ? "zh" : "en";
const specChoice = element("spec", HTMLSelectElement);
const lines = element("lines", HTMLInputElement);
const status = element("status", HTMLElement);
const progress = element("progress", HTMLProgressElement);

let photo: File | undefined;
let photoUrl: string | undefined;
/** Counts the runs, so that a slow answer never replaces a newer one. */
let run = 0;

offerBackgrounds();
file.addEventListener("change", () => take(file.files?.[0]));
specChoice.addEventListener("change", () => {
  offerBackgrounds();
  void standardize();
});
lines.addEventListener("change", showLines);
element("save-sheet", HTMLButtonElement).addEventListener("click", () => void saveSheet());
for (const type of ["dragenter", "dragover"]) {
  document.addEventListener(type, (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
}
document.addEventListener("dragleave", () => drop.classList.remove("over"));
document.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  take(event.dataTransfer?.files[0]);
});
document.addEventListener("paste", (event) => take(event.clipboardData?.files[0]));

function element<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`The page has no ${kind.name} #${id}`);
  return found;
}

function take(chosen: File | undefined): void {
  if (!chosen) return;
  photo = chosen;
  void standardize();
}

/** The specs of the same size are one photo on different backgrounds: those are offered as swatches. */
function offerBackgrounds(): void {
  const chosen = specs.find((spec) => spec.id === specChoice.value);
  const swatches = element("swatches", HTMLElement);
  const seen = new Set<string>();
  const buttons = specs
    .filter((spec) => spec.width === chosen?.width && spec.height === chosen.height)
    .sort((a, b) => Number(b === chosen) - Number(a === chosen))
    .filter((spec) => {
      const colour = cssColour(spec);
      const fresh = !seen.has(colour);
      seen.add(colour);
      return fresh;
    })
    .map((spec) => swatch(spec, spec === chosen));
  swatches.replaceChildren(...buttons);
}

function swatch(spec: SpecForScript, chosen: boolean): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.style.backgroundColor = cssColour(spec);
  button.setAttribute("aria-pressed", String(chosen));
  button.setAttribute("aria-label", `${texts.background} ${cssColour(spec)}`);
  button.addEventListener("click", () => {
    specChoice.value = spec.id;
    offerBackgrounds();
    void standardize();
  });
  return button;
}

function cssColour({ background: { r, g, b } }: SpecForScript): string {
  return `rgb(${r}, ${g}, ${b})`;
}

async function ask(extra: Record<string, string> = {}): Promise<FormData> {
  const body = new FormData();
  if (photo) body.set("photo", photo);
  body.set("spec", specChoice.value);
  for (const [name, value] of Object.entries(extra)) body.set(name, value);
  const response = await fetch(`/api/photos/try?lang=${language}`, { method: "POST", body });
  if (!response.ok) {
    const told = (await response.json().catch(() => ({}))) as { title?: string };
    throw new Refused(told.title ?? texts.failed ?? "");
  }
  return response.formData();
}

/** An answer of the worker that says itself what to do. */
class Refused extends Error {}

async function standardize(): Promise<void> {
  if (!photo) return;
  const mine = ++run;
  status.textContent = texts.working ?? "";
  progress.hidden = false;
  try {
    const answer = await ask();
    if (mine !== run) return;
    await show(answer);
    status.textContent = "";
  } catch (error) {
    if (mine !== run) return;
    element("outcome", HTMLElement).hidden = true;
    status.textContent = error instanceof Refused ? error.message : (texts.failed ?? "");
  } finally {
    if (mine === run) progress.hidden = true;
  }
}

async function show(answer: FormData): Promise<void> {
  const report = JSON.parse(await asText(answer.get("report"))) as PhotoReport;
  const made = answer.get("photo");
  const spec = specs.find((each) => each.id === report.provenance.spec.id);
  if (photo) await drawOriginal(element("original", HTMLElement), photo, report);
  const verdict = element("verdict", HTMLElement);
  verdict.className = `verdict ${report.verdict}`;
  verdict.textContent = report.refusal?.message[language] ?? summary(report);
  const result = element("result", HTMLElement);
  element("save", HTMLElement).hidden = !(made instanceof Blob);
  element("facts", HTMLElement).textContent = facts(report);
  if (photoUrl) URL.revokeObjectURL(photoUrl);
  if (made instanceof Blob && spec) {
    photoUrl = URL.createObjectURL(made);
    const save = element("save-photo", HTMLAnchorElement);
    save.href = photoUrl;
    save.download = `${spec.id}.jpg`;
    drawLines(result, photoUrl, report, spec, texts);
  } else {
    result.textContent = texts.noResult ?? "";
  }
  element("checks", HTMLElement).replaceChildren(...inOrder(report.checks).map(checkItem));
  element("data", HTMLElement).textContent = JSON.stringify({ ...report, checks: undefined }, null, 2);
  element("outcome", HTMLElement).hidden = false;
  drop.classList.add("small");
  const label = drop.querySelector("strong");
  if (label) label.textContent = texts.again ?? "";
  showLines();
}

function asText(part: FormDataEntryValue | null): Promise<string> | string {
  return part instanceof Blob ? part.text() : (part ?? "{}");
}

function summary({ verdict }: PhotoReport): string {
  return (verdict === "pass" ? texts.allPass : verdict === "warn" ? texts.someWarn : texts.someFail) ?? "";
}

function facts({ result, timings }: PhotoReport): string {
  const took = `${texts.took} ${Math.round(timings.total ?? 0)} ms`;
  if (!result) return took;
  return `${result.width}×${result.height} · ${(result.bytes / 1000).toFixed(1)} KB · q${result.quality} · ${took}`;
}

const ORDER = { fail: 0, warn: 1, pass: 2 };

function inOrder(checks: readonly Check[]): Check[] {
  return [...checks].sort((a, b) => ORDER[a.verdict] - ORDER[b.verdict]);
}

function checkItem(check: Check): HTMLLIElement {
  const item = document.createElement("li");
  item.className = check.verdict;
  item.append(part("span", "mark", texts[check.verdict] ?? ""), part("strong", "", check.title[language]));
  item.append(part("span", "figures", checkFigures(check, language)));
  if (check.verdict !== "pass") item.append(part("span", "advice", check.advice[language]));
  return item;
}

function part(name: string, className: string, text: string): HTMLElement {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.textContent = text;
  return made;
}

function showLines(): void {
  for (const overlay of document.querySelectorAll(".overlay")) {
    overlay.toggleAttribute("hidden", !lines.checked);
  }
}

async function saveSheet(): Promise<void> {
  const button = element("save-sheet", HTMLButtonElement);
  const paper = element("paper", HTMLSelectElement).value;
  button.disabled = true;
  try {
    const sheet = (await ask({ layout: paper })).get("sheet");
    if (!(sheet instanceof File)) throw new Refused(texts.failed ?? "");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(sheet);
    link.download = sheet.name;
    link.click();
    URL.revokeObjectURL(link.href);
  } catch (error) {
    status.textContent = error instanceof Refused ? error.message : (texts.failed ?? "");
  } finally {
    button.disabled = false;
  }
}
