// Panels that take turns in one place, each for its own time. Who rests the pointer on them, or moves there by
// keyboard, keeps the one that is shown; a pointer that was left lying there keeps nothing.
import { fill } from "./dom";
import { calm, say } from "./page";

const pointed = 30_000; // ms that a panel stays after the pointer's last move …
const focused = 120_000; // … and after the focus came

export interface How {
  /** ms; without it as all the others. */
  time?: number;
  /** It is shown also when the challenge is over. */
  lasts?: boolean;
  /** It stands in its place: what depends on the room there. */
  placed?(panel: HTMLElement): void;
}

interface Panel {
  /** Null: there is nothing to show now, and the next one has its turn. */
  make(): HTMLElement | null;
  how: How;
}

export class Rotation {
  private readonly panels = new Map<string, Panel>();
  private at = -1;
  private timer = 0;
  private heldUntil = 0;

  /** @param placed hears of every panel, before its own `placed` does */
  constructor(
    private readonly place: HTMLElement,
    private readonly time: number,
    private readonly placed: () => void,
  ) {
    place.tabIndex = 0;
    place.setAttribute("aria-label", say("besideBoard"));
    place.addEventListener("pointermove", () => this.hold(pointed));
    place.addEventListener("focusin", () => this.hold(focused));
    for (const left of ["pointerleave", "focusout"]) place.addEventListener(left, () => this.hold(0));
    this.pace(time);
  }

  /** Which one is shown. */
  get shown(): string | undefined {
    return this.place.dataset.panel;
  }

  has(name: string): boolean {
    return this.panels.has(name);
  }

  /** A new one comes last; of one that is there the content changes, and not how it is shown. */
  set(name: string, make: () => HTMLElement | null, how?: How): void {
    this.panels.set(name, { make, how: how ?? this.panels.get(name)?.how ?? {} });
  }

  turn(): void {
    if (performance.now() < this.heldUntil) return;
    const names = [...this.panels.keys()];
    for (let tries = 0; tries < names.length; tries++) {
      this.at = (this.at + 1) % names.length;
      if (this.show(names[this.at]!)) return;
    }
  }

  /** Whether it has something to show. */
  show(name: string): boolean {
    if (!this.put(name)) return false;
    this.pace(this.panels.get(name)!.how.time ?? this.time);
    if (!calm.matches)
      this.place.firstElementChild!.animate(
        [
          { opacity: 0, transform: "translateX(1rem)" },
          { opacity: 1, transform: "none" },
        ],
        { duration: 450, easing: "ease-out" },
      );
    return true;
  }

  /** What it shows has changed: it is made once more, if it is the one that is shown. */
  renew(name: string): void {
    if (this.shown === name && !this.put(name)) this.turn();
    else if (this.shown === undefined) this.turn();
  }

  /** Those alone go on that last. */
  end(): void {
    for (const [name, { how }] of [...this.panels]) if (!how.lasts) this.panels.delete(name);
    if (this.shown !== undefined && this.panels.has(this.shown)) return;
    this.place.textContent = "";
    delete this.place.dataset.panel;
    this.heldUntil = 0;
    this.turn();
  }

  private put(name: string): boolean {
    const known = this.panels.get(name);
    const panel = known?.make() ?? null;
    if (!panel) return false;
    this.place.dataset.panel = name;
    this.at = [...this.panels.keys()].indexOf(name);
    fill(this.place, panel);
    this.placed();
    known!.how.placed?.(panel);
    return true;
  }

  private hold(ms: number): void {
    this.heldUntil = performance.now() + ms;
  }

  private pace(ms: number): void {
    clearInterval(this.timer);
    this.timer = window.setInterval(() => this.turn(), ms);
  }
}

/** Takes what is last of a list, until the panel holds the others; one stays at least. Answers how many stay. */
export function hold(panel: HTMLElement, parts: HTMLElement[]): number {
  while (parts.length > 1 && panel.scrollHeight > panel.clientHeight + 1) parts.pop()!.remove();
  return parts.length;
}
