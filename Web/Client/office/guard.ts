// Leaving asks while something stands on the page that was typed and not sent; a form that was sent is not sent again.

const patience = 10_000; // ms: an answer that is a file leaves the page where it is, and its form may be used again

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

class Guarded {
  private before: string;
  private touched = false;
  private sent = false;

  constructor(
    readonly form: HTMLFormElement,
    private readonly unsaved: boolean,
  ) {
    this.before = this.typed();
    const touch = () => {
      this.touched = true;
    };
    form.addEventListener("input", touch);
    form.addEventListener("change", touch);
  }

  /** What was put back into it by a script is typed, too. */
  touch(): void {
    this.touched = true;
  }

  get open(): boolean {
    return !this.sent && (this.unsaved || (this.touched && this.typed() !== this.before));
  }

  /** @returns whether it may go */
  send(): boolean {
    if (this.sent) return false;
    this.sent = true;
    // after the browser has read which button was pressed
    setTimeout(() => this.buttons(true));
    setTimeout(() => this.again(), patience);
    return true;
  }

  again(): void {
    this.sent = false;
    this.buttons(false);
  }

  private buttons(busy: boolean): void {
    for (const button of Array.from(this.form.elements)) {
      if (!(button instanceof HTMLButtonElement) || button.type !== "submit") continue;
      // one that was disabled before stays so
      if (busy ? button.disabled : !button.dataset.busy) continue;
      button.disabled = busy;
      if (busy) button.dataset.busy = "true";
      else delete button.dataset.busy;
    }
  }

  private typed(): string {
    return (Array.from(this.form.elements) as Field[]).filter(counts).map(said).join("\u0000");
  }
}

const isTicked = (field: Element): field is HTMLInputElement =>
  field instanceof HTMLInputElement && /checkbox|radio/.test(field.type);

const said = (field: Field): string => (isTicked(field) ? String(field.checked) : field.value);

/** A secret is typed again anyway; what is ticked in a list is chosen, not typed. */
function counts(field: Element): boolean {
  if (isTicked(field)) return !field.closest("table.list");
  if (field instanceof HTMLInputElement) return !/^(hidden|password|submit|button)$/.test(field.type);
  return field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement;
}

export class Guard {
  private readonly forms: Guarded[];

  constructor() {
    const all = Array.from(document.querySelectorAll<HTMLFormElement>("form[method=post]:not([data-unguarded])"));
    // the largest is what came back
    const bySize = all.slice().sort((a, b) => b.elements.length - a.elements.length);
    const back = document.querySelector("main[data-unsaved=true]") && bySize[0];
    this.forms = all.map((form) => new Guarded(form, form === back));
    document.addEventListener("submit", (event) => this.submit(event));
    addEventListener("beforeunload", (event) => {
      if (!this.forms.some((form) => form.open)) return;
      event.preventDefault();
      event.returnValue = "";
    });
    addEventListener("pageshow", () => this.forms.forEach((form) => form.again()));
  }

  touch(form: HTMLFormElement): void {
    this.forms.find((guarded) => guarded.form === form)?.touch();
  }

  private submit(event: Event): void {
    const guarded = this.forms.find((one) => one.form === event.target);
    if (guarded && !event.defaultPrevented && !guarded.send()) event.preventDefault();
  }
}
