// What was typed before its writer was signed out is put back into the form; sending it stays his.
import type { Guard } from "./guard";

interface Kept {
  handler: string | null;
  fields: { name: string; values: string[] }[];
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export function putBack(guard: Guard): void {
  const sheet = document.getElementById("kept");
  const notice = document.querySelector<HTMLElement>("[data-testid=kept]");
  if (!sheet || !notice) return;
  const kept = JSON.parse(sheet.textContent!) as Kept;
  const form = formOf(kept);
  const rest = form ? fill(form, kept) : kept.fields;
  notice.querySelector<HTMLElement>("[data-kept=told]")!.hidden = !form;
  const told = rest.filter((field) => field.values.some((value) => value.trim()));
  list(notice.querySelector<HTMLElement>("[data-kept=rest]")!, told);
  if (form) guard.touch(form);
}

/** The form of the same name that has most of the fields. */
function formOf(kept: Kept): HTMLFormElement | null {
  const named = (form: HTMLFormElement) => new URL(form.action, location.href).searchParams.get("handler");
  const known = (form: HTMLFormElement) => kept.fields.filter((field) => fields(form, field.name).length).length;
  const forms = Array.from(document.querySelectorAll<HTMLFormElement>("main form[method=post]"));
  const same = forms.filter((form) => named(form) === kept.handler && known(form) > 0);
  return same.sort((a, b) => known(b) - known(a))[0] ?? null;
}

const isFilled = (field: Element): field is Field =>
  !(field instanceof HTMLButtonElement) && !(field instanceof HTMLInputElement && field.type === "file");

const fields = (form: HTMLFormElement, name: string): Field[] =>
  Array.from(form.elements)
    .filter(isFilled)
    .filter((field) => field.name === name);

const isTicked = (field: Element): field is HTMLInputElement =>
  field instanceof HTMLInputElement && /checkbox|radio/.test(field.type);

/** @returns the fields that have no place any more */
function fill(form: HTMLFormElement, kept: Kept): Kept["fields"] {
  for (const field of Array.from(form.elements))
    if (isTicked(field) && !kept.fields.some((one) => one.name === field.name)) field.checked = false;
  const rest = kept.fields.filter(({ name, values }) => {
    const places = fields(form, name);
    places.forEach((place, at) => {
      if (isTicked(place)) place.checked = values.includes(place.value);
      else place.value = values[Math.min(at, values.length - 1)] ?? "";
    });
    // a button is pressed again by hand
    return places.length === 0 && name.toLowerCase() !== "go";
  });
  form.dispatchEvent(new Event("input", { bubbles: true }));
  form.dispatchEvent(new Event("change", { bubbles: true }));
  for (const details of Array.from(form.querySelectorAll("details"))) details.open = true;
  return rest;
}

function list(place: HTMLElement, rest: Kept["fields"]): void {
  place.hidden = rest.length === 0;
  for (const { name, values } of rest) {
    const [term, text] = [document.createElement("dt"), document.createElement("dd")];
    term.textContent = name;
    text.textContent = values.join(", ");
    place.querySelector("dl")!.append(term, text);
  }
}
