// Panels of the season that hold more than they have room for: each time that it is their turn they go on where they
// ended, and begin again after the last.
import { make } from "./dom";
import { campaign, money, number, periodName, say } from "./page";
import { hold } from "./rotation";
import type { Season, SeasonLine, SeasonPrize } from "./season";
import { panel } from "./seasonPanels";

const most = 20; // names of a page
const few = 3; // who would win a prize, by name

/** Everybody who does not stand on the large board. */
export class Cast {
  private next = 0;
  private count = 0;
  private lines: SeasonLine[] = [];

  constructor(private readonly shown: number) {}

  readonly make = ({ everybody, count }: Season): HTMLElement | null => {
    this.lines = everybody.slice(this.shown);
    this.count = count;
    if (this.lines.length === 0 || campaign.status === "closed") return null;
    if (this.next >= this.lines.length) this.next = 0;
    const list = make("ol", "cast");
    for (const { rank, code, name, points } of this.lines.slice(this.next, this.next + most)) {
      const line = make(
        "li",
        "player",
        make("span", "rank", number(rank)),
        make("span", "name", name),
        make("span", "points", number(points)),
      );
      line.dataset.code = code;
      list.append(line);
    }
    return panel("everybody", say("everybody"), make("p", "of", this.said(most)), list);
  };

  readonly placed = (shown: HTMLElement): void => {
    const held = hold(shown, [...shown.querySelectorAll<HTMLElement>(".player")]);
    shown.querySelector(".of")!.textContent = this.said(held);
    this.next += held;
  };

  private said(held: number): string {
    const last = Math.min(this.next + held, this.lines.length) - 1;
    const [from, to] = [this.lines[this.next]!.rank, this.lines[last]!.rank];
    return say("everybodyOf", { from: number(from), to: number(to), count: number(this.count) });
  }
}

/** The prizes that are undecided, those of the period first, with who would win them if it ended now. */
export class Pot {
  private next = 0;
  private count = 0;

  readonly make = ({ ifNow, pot }: Season): HTMLElement | null => {
    const prizes = [...ifNow.filter(({ period }) => period !== 0), ...ifNow.filter(({ period }) => period === 0)];
    this.count = prizes.length;
    if (prizes.length === 0 || campaign.status === "closed") return null;
    if (this.next >= prizes.length) this.next = 0;
    const list = make("ul", "pot", ...prizes.slice(this.next).map(prizeOf));
    const worth = pot === null ? null : make("p", "of", say("potWorth", { amount: money(pot) }));
    return panel("ifNow", say("ifNow"), worth, list);
  };

  readonly placed = (shown: HTMLElement): void => {
    this.next += hold(shown, [...shown.querySelectorAll<HTMLElement>(".stake")]);
    if (this.next >= this.count) this.next = 0;
  };
}

function prizeOf(prize: SeasonPrize): HTMLElement {
  const value = campaign.prizes.find(({ code }) => code === prize.prize)?.value;
  const item = make(
    "li",
    "stake",
    make("span", "when", periodName(prize.period || null)),
    make("b", "name", value ? `${prize.name} · ${money(value)}` : prize.name),
    make("span", "winners-now", winners(prize)),
  );
  item.dataset.prize = prize.prize;
  return item;
}

function winners({ winners: names, count, drawn, lot }: SeasonPrize): string {
  if (drawn) return say("tickets", { n: number(count) });
  if (count === 0) return say("nobodyYet");
  const told = names.slice(0, few);
  const more = (lot ? names.length : count) - told.length;
  // the board may show none of them
  const all = told.length ? told.join(", ") : say("winnersNow", { n: number(count) });
  const parts = [told.length && more > 0 ? `${all} +${number(more)}` : all, lot ? say("restByLot") : ""];
  return parts.filter(Boolean).join(" · ");
}
