// A closing as the wall tells it: what it moved, and whether it is one of the big moments for which the curtain rises.
import type { Score } from "./feed";
import type { LargestDeals } from "./news";
import type { Move } from "./overtaking";
import { campaign, number, say } from "./page";

export interface Deal {
  score: Score;
  at: number; // when it was heard, by the device's clock
  move: Move | null;
  big: string | null; // why the curtain rises; null: the lower third is enough
  isStill(): boolean; // whether that is still so
}

const nobody = "~"; // of a frozen board people hear that something was closed, and not by whom

/** A prospector's share of a closing is not a closing of his own. */
export const isDeal = ({ stage, points, participant, role }: Score): boolean =>
  stage === "closed" && (points > 0 || participant === nobody) && role !== "prospector";

const shelf = `challengehub.largest.${campaign.code}`; // of this tab: it outlives a reload

/** The largest deal of the period, as far as this wall knows: nothing is called the largest on a guess. */
export class Largest {
  private known: LargestDeals;

  constructor() {
    const kept = sessionStorage.getItem(shelf);
    const none = { period: null, points: 0, amount: 0, whole: false };
    this.known = kept ? (JSON.parse(kept) as LargestDeals) : none;
  }

  know(told: LargestDeals): void {
    const { period, points, amount, whole } = this.known;
    if (told.period !== period) return this.keep(told);
    this.keep({
      period,
      points: Math.max(points, told.points),
      amount: Math.max(amount, told.amount),
      whole: whole || told.whole,
    });
  }

  /** A period that begins before a wall's eyes has had no deal yet. */
  begin(period: number | null): void {
    if (this.known.period !== period) this.keep({ period, points: 0, amount: 0, whole: true });
  }

  /** Whether it is; from now on it is known. Amounts count where they are told. */
  take({ amount: told, points }: Score): boolean {
    const { known } = this;
    const amount = told ?? 0;
    const isLargest = known.amount > 0 || amount > 0 ? amount > known.amount : points > known.points;
    const isFirst = (amount > 0 ? known.amount : known.points) === 0;
    this.keep({ ...known, points: Math.max(points, known.points), amount: Math.max(amount, known.amount) });
    return isLargest && known.whole && !isFirst;
  }

  private keep(known: LargestDeals): void {
    this.known = known;
    sessionStorage.setItem(shelf, JSON.stringify(known));
  }
}

/** "5 → 3, past Hugo and Inès" */
export function path(move: Move | null): string {
  if (!move) return "";
  const way = `${move.from === null ? "" : `${number(move.from)} `}→ ${number(move.to)}`;
  return move.passed.length ? `${way}, ${past(move.passed)}` : way;
}

const named = 3;

function past(passed: string[]): string {
  if (passed.length <= named) return say("past", { names: listed(passed) });
  const names = passed.slice(0, named - 1).join(", ");
  return say("pastMore", { names, n: number(passed.length - named + 1) });
}

function listed(names: string[]): string {
  const last = names[names.length - 1]!;
  return names.length > 1 ? say("and", { names: names.slice(0, -1).join(", "), last }) : last;
}

export interface Person {
  name: string;
  deals: number;
  points: number;
}

/** Each once, with what he closed. */
export function people(deals: Deal[]): Person[] {
  const found = new Map<string, Person>();
  for (const { score } of deals) {
    const known = found.get(score.participant) ?? { name: score.name, deals: 0, points: 0 };
    found.set(score.participant, { ...known, deals: known.deals + 1, points: known.points + score.points });
  }
  return [...found.values()];
}

export const called = ({ name, deals }: Person): string => (deals > 1 ? `${name} ×${number(deals)}` : name);

/** "12 films released in 10 seconds" */
export function headline(deals: Deal[], what: string): string {
  const n = number(deals.length);
  const seconds = Math.round((deals[deals.length - 1]!.at - deals[0]!.at) / 1000);
  if (seconds < 2) return say("atOnce", { n, what });
  return seconds < 120
    ? say("inSeconds", { n, what, seconds: number(seconds) })
    : say("inMinutes", { n, what, minutes: number(Math.round(seconds / 60)) });
}
