// The studio works by forms alone; here is what makes it quicker: the zone of the browser, fields that fit the choice,
// sentences while one types.
import "./builder.css";
import "./manage.css";
import { text } from "../dom";

interface Spoken {
  lines: { slot: string; sentence: string }[];
  faults: Record<string, string>;
}

const pause = 250; // ms without a key: then the server says what is there

function zone(select: HTMLSelectElement): void {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!select.dataset.settled && [...select.options].some((option) => option.value === here)) select.value = here;
}

/** Only the fields of the chosen kind are seen; what was typed into the others is kept. */
function fitting(form: HTMLElement): void {
  const follow = (part: HTMLElement, select: HTMLSelectElement | null, name: string) => {
    if (select) part.dataset[name] = select.value;
  };
  for (const bonus of form.querySelectorAll<HTMLElement>(".bonus")) {
    follow(bonus, bonus.querySelector("[name$='.Kind']"), "kind");
    follow(bonus, bonus.querySelector("[name$='.Reward']"), "reward");
  }
  for (const prize of form.querySelectorAll<HTMLElement>(".prize"))
    follow(prize, prize.querySelector("[name$='.Way']"), "way");
  for (const question of form.querySelectorAll<HTMLElement>(".question"))
    follow(question, question.querySelector("[name$='.Kind']"), "kind");
  for (const route of form.querySelectorAll<HTMLElement>(".route"))
    follow(route, route.querySelector("[name$='.Goal']"), "goal");
  for (const baseline of form.querySelectorAll<HTMLElement>(".baseline"))
    follow(baseline, baseline.querySelector("[name$='.Kind']"), "kind");
  for (const condition of form.querySelectorAll<HTMLElement>(".condition"))
    follow(condition, condition.querySelector("[name$='.Field']"), "field");
}

class Sentences {
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;

  constructor(private readonly form: HTMLFormElement) {
    form.addEventListener("input", () => {
      clearTimeout(this.waiting);
      this.waiting = setTimeout(() => void this.ask(), pause);
    });
  }

  private async ask(): Promise<void> {
    const number = ++this.asked;
    try {
      const answer = await fetch(this.form.dataset.sentences!, { method: "POST", body: new FormData(this.form) });
      // an older question that is answered late says nothing new
      if (answer.ok && number === this.asked) this.show((await answer.json()) as Spoken);
    } catch {
      // the server is away: the form still stands, and says so itself when it is sent
    }
  }

  private show(spoken: Spoken): void {
    const said = new Map(spoken.lines.map((line) => [line.slot, line.sentence]));
    for (const place of this.form.querySelectorAll<HTMLElement>("[data-sentence]"))
      text(place, said.get(place.dataset.sentence!) ?? "");
    for (const place of this.form.querySelectorAll<HTMLElement>("[data-fault]")) {
      const field = place.dataset.fault!;
      // all parts of a condition are shown in one place
      const faults = Object.keys(spoken.faults)
        .filter((x) => x === field || (field.includes(".where[") && x.startsWith(`${field}.`)))
        .map((x) => spoken.faults[x]!);
      text(place, faults.join(" "));
      place.hidden = faults.length === 0;
      const input = place.parentElement?.querySelector(`input[aria-describedby~='${place.id}']`);
      if (faults.length > 0) input?.setAttribute("aria-invalid", "true");
      else input?.removeAttribute("aria-invalid");
    }
  }
}

/** The wall beside the form as it is being chosen, before anything is saved. */
function previewed(form: HTMLFormElement, wall: HTMLIFrameElement): void {
  const saved = wall.src;
  form.addEventListener("change", () => {
    const told = new FormData(form);
    const asked = new URL(saved);
    asked.searchParams.set("theme", String(told.get("Theme")));
    const boards = new Set([told.get("FirstBoard"), ...told.getAll("Others")]);
    for (const board of boards) asked.searchParams.append("boards", String(board));
    if (wall.src !== asked.href) wall.src = asked.href;
  });
}

for (const select of document.querySelectorAll<HTMLSelectElement>("#TimeZone")) zone(select);
for (const form of document.querySelectorAll<HTMLFormElement>("form.studio")) {
  form.addEventListener("change", () => fitting(form));
  fitting(form);
  if (form.dataset.sentences) new Sentences(form);
  const wall = form.querySelector<HTMLIFrameElement>("#wall-preview");
  if (wall) previewed(form, wall);
  // what was just added to a form that is not saved yet
  if (form.dataset.anchor) document.querySelector(form.dataset.anchor)?.scrollIntoView();
}
document.body.dataset.scripted = "true";
