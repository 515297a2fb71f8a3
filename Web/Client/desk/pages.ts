// What a script adds to the desk's lists and forms: Enter leads to the next field, one tick ticks all, two letters
// vouch and refuse, and what takes long says so.

const pressed: Record<string, string> = {
  v: "[data-testid='lead.validated']",
  r: "[data-testid='lead.refused']",
};

/** On the line that has the focus: v vouches for it, r opens the form of the reasons. */
function press(event: KeyboardEvent): void {
  const target = event.target as HTMLElement;
  const isTyped = /^(input|textarea|select)$/.test(target.localName) && !target.matches(".tick");
  const off = document.querySelector<HTMLInputElement>("#keys-on:not(:checked)");
  if (off || isTyped || event.ctrlKey || event.metaKey || event.altKey) return;
  const wanted = pressed[event.key];
  const line = wanted ? target.closest<HTMLElement>("li[data-allowed]") : null;
  const button = line?.querySelector<HTMLElement>(wanted!);
  if (!button) return;
  event.preventDefault();
  button.click();
  button.closest("details")?.querySelector<HTMLElement>("select, input:not([type=hidden]), textarea")?.focus();
}

/** The last field sends the form, as Enter does without a script; in a field of several lines Enter is a line. */
function lead(form: HTMLFormElement): void {
  for (const field of fields(form)) field.setAttribute("enterkeyhint", "next");
  form.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key !== "Enter" || event.isComposing || !(field instanceof HTMLInputElement)) return;
    const all = fields(form);
    const next = all[all.findIndex((one) => one.closest(".field") === field.closest(".field")) + 1];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.closest(".field")?.scrollIntoView({ block: "start" });
  });
}

/** Of a choice the one that is chosen, else its first. */
function fields(form: HTMLFormElement): HTMLElement[] {
  return Array.from(form.querySelectorAll<HTMLElement>(".field")).flatMap((field) => {
    const found =
      field.querySelector<HTMLElement>("input:not([type=radio]), textarea, [type=radio]:checked") ??
      field.querySelector<HTMLElement>("[type=radio]");
    return found ? [found] : [];
  });
}

function tickAll(box: HTMLElement, form: HTMLFormElement): void {
  const all = box.querySelector("input")!;
  box.hidden = false;
  all.addEventListener("change", () => {
    for (const one of Array.from(form.elements))
      if (one instanceof HTMLInputElement && one.name === "lead") one.checked = all.checked;
  });
}

function showWorking(form: HTMLFormElement): void {
  const working = form.querySelector<HTMLElement>(".working");
  form.addEventListener("submit", () => {
    if (working) working.hidden = false;
  });
}

export function startPages(): void {
  for (const form of Array.from(document.querySelectorAll<HTMLFormElement>("form[data-steps]"))) lead(form);
  if (document.querySelector("li[data-allowed]")) document.addEventListener("keydown", press);
  for (const box of Array.from(document.querySelectorAll<HTMLElement>("[data-tick-all]"))) {
    const form = box.closest("form");
    if (form) tickAll(box, form);
  }
  for (const form of Array.from(document.querySelectorAll<HTMLFormElement>("form[data-progress]"))) showWorking(form);
}
