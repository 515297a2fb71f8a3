// What people hear of when points come: each in the ticker, deals in the lower third, big ones under the curtain.
import type { Curtain } from "./celebration";
import { isDeal, type Deal, type Largest } from "./deals";
import type { Score } from "./feed";
import type { LowerThird } from "./lowerThird";
import { together, type Told } from "./news";
import type { Overtakings } from "./overtaking";
import { page, say, teamName, type Board } from "./page";
import type { Rows } from "./rows";
import type { Sound } from "./sound";
import type { Ticker } from "./ticker";

export interface Parts {
  first: Board; // the large one
  rows: Rows;
  overtakings: Overtakings;
  largest: Largest;
  told: Told;
  ticker: Ticker;
  lower: LowerThird;
  curtain: Curtain;
  sound: Sound;
  /** As the screen is set. */
  celebrates(score: Score): boolean;
  /** What is too old to interrupt anybody. */
  isStale(score: Score): boolean;
  /** What waits to be drawn is drawn now. */
  draw(): void;
}

export class Announcements {
  constructor(private readonly parts: Parts) {}

  take(heard: Score[]): void {
    const { rows, ticker, told, sound, celebrates, draw } = this.parts;
    const scores = together(told.fresh(heard));
    for (const score of scores) {
      rows.flash(this.lineOf(score));
      if (!isDeal(score)) ticker.score(score);
    }
    const deals = scores.filter(isDeal).map((score) => this.deal(score));
    const ours = deals.filter(({ score }) => celebrates(score));
    // what a curtain will cover is seen to move before it rises
    if (ours.some(({ big }) => big !== null)) draw();
    deals.forEach((deal) => this.tell(deal));
    const stage = scores.find(celebrates)?.stage;
    if (ours.length === 0 && stage) sound.play(stage, 4000);
    else if (ours.length && ours.every(({ big }) => big === null)) sound.play("closed", 8000, ours[0]!.score.tune);
  }

  deal(score: Score): Deal {
    const { overtakings, largest } = this.parts;
    const move = overtakings.of(this.lineOf(score));
    const isLead = move?.to === 1 && move.from !== 1;
    const isLargest = largest.take(score);
    const big = [isLead ? this.lead(score) : "", isLargest ? say("largestDeal") : ""].filter(Boolean).join(" · ");
    return {
      score,
      at: Date.now(),
      move,
      big: big || page.sample ? big : null, // a preview shows what a curtain looks like
      isStill: () => isLargest || page.sample || overtakings.isFirst(this.lineOf(score)),
    };
  }

  tell(deal: Deal): void {
    const { ticker, lower, curtain, celebrates, isStale } = this.parts;
    if (isStale(deal.score) || !celebrates(deal.score)) return ticker.score(deal.score);
    lower.tell(deal);
    if (deal.big !== null) curtain.celebrate(deal);
  }

  /** The line of the large board that a score moves. */
  private lineOf({ participant, team }: Score): string {
    return this.parts.first === "teams" ? (team ?? "") : participant;
  }

  private lead({ team }: Score): string {
    const { first, overtakings } = this.parts;
    const words = say(overtakings.firsts > 1 ? "sharesLead" : "newLeader");
    return first === "teams" ? `${teamName(team)} · ${words}` : words;
  }
}
