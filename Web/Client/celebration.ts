// What covers the wall for a moment: a film's release, the winners of a period. One at a time, winners first.
import type { Score } from "./feed";
import { gain, money, teamName, theme } from "./page";
import { fill, fit, make, picture } from "./dom";
import type { Sound } from "./sound";

const apart = 6000; // ms from one celebration to the next
const busyApart = 16000; // the same when deals pour in: people also want to see the board
const busy = 3; // closings within ten seconds
const waiting = 2;

export class Curtain {
  private timer = 0;
  private readonly queue: Score[] = [];
  private closings: number[] = [];
  private next = 0;

  constructor(
    private readonly place: HTMLElement,
    private readonly sound: Sound,
  ) {
    // fetched before it is needed
    for (const celebration of Object.values(theme.celebrations)) picture(celebration?.art, "");
  }

  get open(): boolean {
    return this.timer !== 0;
  }

  /** False when there is no room for it: the ticker tells it then. */
  celebrate(score: Score): boolean {
    const now = performance.now();
    this.closings = [...this.closings.filter((at) => now - at < 10_000), now];
    if (!this.open && now >= this.next) return this.release(score);
    if (this.closings.length >= busy || this.queue.length >= waiting) return false;
    this.queue.push(score);
    if (this.queue.length === 1) this.wait();
    return true;
  }

  winners(panel: HTMLElement): void {
    this.queue.length = 0;
    this.sound.play("period", 0);
    this.raise(panel, theme.celebrations.period?.seconds ?? 9);
  }

  private wait(): void {
    setTimeout(() => {
      if (this.open || performance.now() < this.next) return this.queue.length ? this.wait() : undefined;
      const score = this.queue.shift();
      if (score) this.release(score);
      return this.queue.length ? this.wait() : undefined;
    }, 250);
  }

  private release(score: Score): boolean {
    const celebration = theme.celebrations.closed;
    if (!celebration?.words) return false;
    this.next = performance.now() + (this.closings.length >= busy ? busyApart : apart);
    this.sound.play("closed", 0);
    const panel = make(
      "div",
      "celebration",
      make("div", "rays"),
      picture(celebration.art, "art"),
      make("p", "cry", celebration.words),
      make("p", "star", score.name),
      make("p", "studio", teamName(score.team)),
      make("p", "gain", score.amount ? `${gain(score.points)} · ${money(score.amount)}` : gain(score.points)),
    );
    panel.dataset.testid = "celebration";
    panel.dataset.participant = score.participant;
    this.raise(panel, celebration.seconds);
    return true;
  }

  private raise(panel: HTMLElement, seconds: number): void {
    clearTimeout(this.timer);
    fill(this.place, panel);
    for (const line of panel.querySelectorAll<HTMLElement>(".star, .studio")) fit(line, 0.55);
    this.timer = window.setTimeout(() => {
      this.timer = 0;
      panel.classList.add("leaving");
      setTimeout(() => panel.remove(), 400);
    }, seconds * 1000);
  }
}
