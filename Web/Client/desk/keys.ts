// The keyboard: one hand is enough. Single letters can be turned off, for who speaks to the machine.
const remembered = "challengehub.desk.keys";

export function keys(undo: () => void): void {
  const dialog = document.getElementById("keys") as HTMLDialogElement | null;
  const opener = document.getElementById("keys-button");
  const box = document.getElementById("keys-on") as HTMLInputElement | null;
  if (!dialog?.showModal || !opener || !box) return;
  opener.hidden = false;
  box.checked = memory() !== "off";
  box.addEventListener("change", () => remember(box.checked ? "on" : "off"));
  const help = () => {
    if (!dialog.open) dialog.showModal();
  };
  opener.addEventListener("click", help);
  document.addEventListener("keydown", (event) => {
    if (!box.checked || dialog.open || event.ctrlKey || event.metaKey || event.altKey || types(event.target)) return;
    const press = presses(event.key, help, undo);
    if (!press) return;
    event.preventDefault();
    press();
  });
}

function presses(key: string, help: () => void, undo: () => void): (() => void) | null {
  switch (key) {
    case "/":
      return () => document.getElementById("q")?.focus();
    case "j":
      return () => go(1);
    case "k":
      return () => go(-1);
    case "t":
      return step;
    case "u":
      return undo;
    case "?":
      return help;
    default:
      return null;
  }
}

const lines = (): HTMLElement[] => Array.from(document.querySelectorAll<HTMLElement>("li.lead-line"));

const current = (): HTMLElement | null => document.activeElement?.closest<HTMLElement>("li.lead-line") ?? null;

function go(by: number): void {
  const all = lines();
  const here = current();
  const at = here ? all.indexOf(here) + by : by > 0 ? 0 : all.length - 1;
  all[Math.max(0, Math.min(at, all.length - 1))]?.querySelector<HTMLElement>("a")?.focus();
}

/** The next step of the line, or of the lead that the page shows. */
function step(): void {
  const place = current() ?? document.getElementById("lead-now");
  const button = place?.querySelector<HTMLElement>(".move-form summary, form.move button:not([disabled])");
  button?.click();
  if (button?.localName === "summary")
    button.parentElement!.querySelector<HTMLElement>("textarea, input:not([type=hidden]), select")?.focus();
}

const types = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (/^(input|textarea|select)$/.test(target.localName) || target.isContentEditable);

function memory(): string | null {
  try {
    return localStorage.getItem(remembered);
  } catch {
    return null;
  }
}

function remember(value: string): void {
  try {
    localStorage.setItem(remembered, value);
  } catch {
    // it holds for this page
  }
}
