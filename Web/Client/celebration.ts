// What covers the wall for a moment: the big moments of a day, and the winners of a period and of the challenge, one
// after the other. People want to see the board as well: deals have a minute in ten, and the lower third tells all.
import { path, type Deal } from "./deals";
import { gain, money, page, teamName, theme } from "./page";
import { fill, fit, hold, make, picture } from "./dom";
import { dye, faceOf } from "./identity";
import { travel } from "./rows";
import type { Sound } from "./sound";

const sight = travel + 300; // ms in which people see what a deal moves, before it is covered
const leaving = 400; // ms, as in wall-curtain.css
const between = 400; // ms from one ceremony to the next
const apart = 4000; // ms from a curtain to a deal's
const budget = 60; // s of curtain …
const within = 600_000; // … in so many ms
const stale = 300_000; // ms: what is older interrupts nobody

export interface Covered {
  rise(): void;
  fall(): void;
}

export class Curtain {
  private readonly ceremonies: { panel: HTMLElement; raised?: () => void }[] = [];
  private deals: Deal[] = [];
  private spent: { at: number; seconds: number }[] = [];
  private up: "deal" | "ceremony" | null = null;
  private timer = 0; // of what is up
  private looking = 0;
  private free = 0; // from when on a deal may cover the board again

  constructor(
    private readonly place: HTMLElement,
    private readonly sound: Sound,
    private readonly covered: Covered,
  ) {
    // fetched before it is needed
    for (const celebration of Object.values(theme.celebrations)) picture(celebration?.art, "");
  }

  get open(): boolean {
    return this.up !== null || this.ceremonies.length > 0;
  }

  celebrate(deal: Deal): void {
    if (!theme.celebrations.closed?.words) return;
    this.deals.push(deal);
    this.look();
  }

  /** Takes the place of a deal's curtain, never of another ceremony's: each has its whole time. */
  ceremony(panel: HTMLElement, raised?: () => void): void {
    this.ceremonies.push({ panel, raised });
    if (this.up !== "ceremony") this.next();
  }

  private next(): void {
    const ceremony = this.ceremonies.shift();
    if (!ceremony) return this.look();
    this.sound.play("period", 0);
    this.raise("ceremony", ceremony.panel, theme.celebrations.period?.seconds ?? 9);
    ceremony.raised?.();
  }

  private look(): void {
    clearTimeout(this.looking);
    const now = Date.now();
    this.deals = this.deals.filter((deal) => now - deal.at < stale && deal.isStill());
    const deal = this.deals[0];
    const seconds = theme.celebrations.closed?.seconds ?? 0;
    if (!deal || this.open) return;
    const wait = Math.max(this.free, deal.at + sight) - now;
    // one that is longer is of a clock that was set
    if (wait > 0 && wait <= apart + sight) this.looking = window.setTimeout(() => this.look(), wait);
    else {
      this.deals.shift();
      if (this.affords(seconds, now)) this.release(deal, seconds);
      else this.look();
    }
  }

  private affords(seconds: number, now: number): boolean {
    if (page.sample) return true;
    this.spent = this.spent.filter(({ at }) => Math.abs(now - at) < within);
    return this.spent.reduce((sum, one) => sum + one.seconds, seconds) <= budget;
  }

  private release({ score, move, big }: Deal, seconds: number): void {
    const celebration = theme.celebrations.closed;
    this.sound.play("closed", 0, score.tune);
    const panel = make(
      "div",
      "celebration",
      make("div", "rays"),
      picture(celebration?.art, "art"),
      faceOf(score),
      make("p", "cry", celebration?.words),
      make("p", "star", score.name),
      make("p", "studio", teamName(score.team)),
      big ? make("p", "big", [big, path(move)].filter(Boolean).join(" · ")) : null,
      make("p", "gain", score.amount ? `${gain(score.points)} · ${money(score.amount)}` : gain(score.points)),
    );
    panel.dataset.testid = "celebration";
    panel.dataset.participant = score.participant;
    dye(panel, score.team);
    this.raise("deal", panel, seconds);
  }

  private raise(what: "deal" | "ceremony", panel: HTMLElement, seconds: number): void {
    clearTimeout(this.timer);
    this.up = what;
    this.covered.rise();
    this.spent.push({ at: Date.now(), seconds });
    fill(this.place, panel);
    for (const line of panel.querySelectorAll<HTMLElement>(".star, .studio")) fit(line, 0.55);
    for (const name of panel.querySelectorAll<HTMLElement>(".podium .name")) hold(name);
    this.timer = window.setTimeout(() => this.lower(panel), seconds * 1000);
  }

  private lower(panel: HTMLElement): void {
    panel.classList.add("leaving");
    this.timer = window.setTimeout(() => {
      panel.remove();
      this.up = null;
      this.free = Date.now() + apart;
      this.covered.fall();
      if (this.ceremonies.length) this.timer = window.setTimeout(() => this.next(), between);
      else this.look();
    }, leaving);
  }
}
