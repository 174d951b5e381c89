/** Lets a file be dropped on the page's file field; without this the field is pressed instead. */
const area = document.querySelector<HTMLElement>(".drop");
const field = area?.querySelector<HTMLInputElement>("input[type=file]");
const named = area?.querySelector<HTMLElement>("[data-name]");

function showName(): void {
  if (named) named.textContent = field?.files?.[0]?.name ?? "";
}

field?.addEventListener("change", showName);
for (const type of ["dragenter", "dragover"]) {
  area?.addEventListener(type, (event) => {
    event.preventDefault();
    area.classList.add("over");
  });
}
area?.addEventListener("dragleave", () => area.classList.remove("over"));
area?.addEventListener("drop", (event) => {
  event.preventDefault();
  area.classList.remove("over");
  const files = event.dataTransfer?.files;
  if (field && files && files.length > 0) field.files = files;
  showName();
});
