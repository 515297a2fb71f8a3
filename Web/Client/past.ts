// Beside the board, in turn: who won the latest periods, and what.
import type { Award } from "./feed";
import { make } from "./dom";
import { periodName, say } from "./page";
import { byPrize, listed } from "./podium";

export interface Won {
  number: number; // of the period
  awards: Award[];
}

const most = 3; // periods

export class PastWinners {
  private known: Won[] = [];
  private next = 0;

  know(won: Won[]): void {
    won.forEach((one) => this.add(one));
  }

  /** Of a period that has just been celebrated, too. */
  add({ number, awards }: Won): void {
    if (number === 0 || awards.length === 0) return;
    const others = this.known.filter((one) => one.number !== number);
    this.known = [...others, { number, awards }].sort((a, b) => b.number - a.number).slice(0, most);
  }

  /** Another period each time, the latest first. */
  panel(): HTMLElement | null {
    const won = this.known[this.next % Math.max(1, this.known.length)];
    if (!won) return null;
    this.next = (this.next + 1) % this.known.length;
    const lines = [...byPrize(won.awards)].map(([prize, names]) =>
      make("li", "prize", make("span", "who", make("b", "name", listed(names)), make("span", "team", prize))),
    );
    const panel = make(
      "section",
      "panel won past",
      make("h2", "", say("pastWinners")),
      make("p", "of", periodName(won.number)),
      make("ul", "prizelist", ...lines),
    );
    panel.dataset.testid = "panel-past";
    panel.dataset.period = String(won.number);
    return panel;
  }
}

/** What the panel cannot hold is left out: the first prizes count most. */
export function hold(panel: HTMLElement): void {
  const held = [...panel.querySelectorAll(".prize")];
  while (held.length > 1 && panel.scrollHeight > panel.clientHeight + 1) held.pop()!.remove();
}
