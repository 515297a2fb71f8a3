// Takes over the forms of moves and notes: a tap is kept here and sent, whatever the network does.
import { instant, say, uuid } from "./sheet";
import type { Entry } from "./store";

const pause = 5_000; // ms in which it can still be taken back: no fact undoes a contact
const held = ["lead.contacted", "lead.closed", "lead.lost"];

type Keep = (entry: Entry) => void;

/** The button that was pressed, where the browser does not say so itself. */
let pressed: HTMLButtonElement | null = null;

export function takeOver(keep: Keep): void {
  document.addEventListener(
    "click",
    (event) => {
      pressed = (event.target as Element).closest<HTMLButtonElement>("button");
    },
    true,
  );
  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target as HTMLFormElement;
      if (!form.matches("form.move[data-lead], form.note-form[data-lead]")) return;
      const entry = form.matches(".note-form") ? noteOf(form) : moveOf(form, buttonOf(event, form));
      event.preventDefault();
      // a double tap is one
      if (!entry || Date.now() - Number(form.dataset.keptAt ?? 0) < 1_000) return;
      form.dataset.keptAt = String(Date.now());
      keep(entry);
      close(form);
    },
    // before the guard of what is not sent, which leaves alone what goes nowhere
    true,
  );
}

/** Gives back what was just taken. */
export function release(taken: Entry, takenAt: string | undefined): Entry {
  const at = Date.parse(takenAt ?? "") + (Date.now() - taken.madeAt);
  return made(taken.lead, taken.title, say("undo"), {
    path: "moves",
    type: "lead.released",
    body: { cycle: taken.body.cycle, reason: "undo", at: Number.isNaN(at) ? instant() : new Date(at).toISOString() },
  });
}

type Part = Pick<Entry, "path" | "type" | "body">;

function made(lead: string, title: string, label: string, part: Part): Entry {
  const now = Date.now();
  const id = uuid();
  const waits = part.path === "notes" || held.indexOf(part.type) >= 0;
  const body = part.path === "notes" ? { id, ...part.body } : { id, type: part.type, ...part.body };
  return { ...part, id, lead, title, label, body, madeAt: now, sendAt: waits ? now + pause : now, tries: 0 };
}

/** Null: something of it is wrong, and the field says so. */
function moveOf(form: HTMLFormElement, button: HTMLButtonElement | null): Entry | null {
  const typed = new FormData(form);
  const text = (name: string) => String(typed.get(name) ?? "").trim() || undefined;
  const amount = amountOf(form);
  if (amount === null) return null;
  const kind = button?.name === "note.kind" ? button.value : undefined;
  const words = text("note.text");
  const type = form.dataset.type!;
  return made(form.dataset.lead!, titleOf(form), labelOf(form), {
    path: "moves",
    type,
    body: {
      cycle: Number(form.dataset.cycle) || undefined,
      at: instant(),
      rep: text("rep"),
      amount,
      reason: typed.has("doNotContact") ? "do-not-contact" : text("reason"),
      note: kind || words ? { kind: kind ?? "note", text: words ?? "" } : undefined,
    },
  });
}

function noteOf(form: HTMLFormElement): Entry | null {
  const typed = new FormData(form);
  const kind = String(typed.get("note.kind") ?? "note");
  const words = String(typed.get("note.text") ?? "").trim();
  const field = form.querySelector<HTMLTextAreaElement>("[name='note.text']")!;
  // who got no answer, and who rates, need not say more
  if (!words && kind !== "no-answer" && kind !== "rating") {
    field.focus();
    return null;
  }
  const quality = Number(typed.get("note.quality")) || undefined;
  return made(form.dataset.lead!, titleOf(form), say("noted"), {
    path: "notes",
    type: "note",
    body: { kind, text: words, quality },
  });
}

/** As people write it; undefined: none. Null: it is no amount, and its field says so. */
function amountOf(form: HTMLFormElement): number | undefined | null {
  const field = form.elements.namedItem("amount") as HTMLInputElement | null;
  const plain = (field?.value ?? "").replace(/\s/g, "").replace(",", ".");
  if (!field || !plain) return undefined;
  const amount = Number(plain);
  const isWrong = !Number.isFinite(amount) || amount < 0;
  field.setCustomValidity(isWrong ? say("wrongAmount") : "");
  if (!isWrong) return amount;
  field.reportValidity();
  field.addEventListener("input", () => field.setCustomValidity(""), { once: true });
  return null;
}

const buttonOf = (event: Event, form: HTMLFormElement): HTMLButtonElement | null =>
  ((event as SubmitEvent).submitter as HTMLButtonElement | null) ?? (pressed?.form === form ? pressed : null);

const titleOf = (form: Element): string =>
  form.closest("li.lead-line")?.querySelector(".company a")?.textContent?.trim() ??
  document.querySelector("main h1")?.textContent?.trim() ??
  "";

/** What stands on the button, without the name for who does not see it. */
function labelOf(form: Element): string {
  const button = form.closest("details")?.querySelector("summary") ?? form.querySelector("button");
  return (button?.firstChild?.textContent ?? "").trim().replace(/\s[+−][\d\s.,’]+$/, "");
}

function close(form: HTMLFormElement): void {
  const details = form.closest("details");
  if (details) {
    details.open = false;
    details.querySelector("summary")?.focus();
  }
  for (const field of Array.from(form.querySelectorAll<HTMLTextAreaElement>("textarea"))) field.value = "";
}
