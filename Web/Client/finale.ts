// The end comes nearer: the last day, hour and minute of a period, or of the challenge, are seen in the countdown, and
// the moment at which an hour, or a day, is left stands once below the board.
import { byId, fill, fit, make } from "./dom";
import { campaign, periodName, say } from "./page";

const look = 500; // ms
const shown = 8000; // ms for the strap
const shortest = 5000; // ms by people's time: what passes more quickly nobody could read
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

type Phase = "day" | "hour" | "minute";
interface Ending {
  at: number;
  since: number;
  what: string; // the period; empty: the challenge, whose name stands beside the countdown
}
export interface Scene {
  /** Something else is being said. */
  isBusy(): boolean;
  /** The countdown takes another room. */
  changed(): void;
  /** Who leads; empty: nobody. */
  lead(): string;
}

/** What is counted down to now; null: nothing. */
function ending(now: number): Ending | null {
  const [since, at] = [Date.parse(campaign.startsAt), Date.parse(campaign.endsAt)];
  if (campaign.status === "closed" || now < since || now >= at) return null;
  const period = campaign.periods.find((one) => Date.parse(one.startsAt) <= now && now < Date.parse(one.endsAt));
  if (!period || campaign.periods.length < 2) return { at, since, what: "" };
  return { at: Date.parse(period.endsAt), since: Date.parse(period.startsAt), what: periodName(period.number) };
}

/** A short period has no last day; nor has one that the demonstration's clock passes in a moment. */
const fits = (part: number, { at, since }: Ending): boolean =>
  at - since > 2 * part && part / campaign.clock.speed >= shortest;

function phase(end: Ending, now: number): Phase | null {
  const left = end.at - now;
  if (left <= minute && fits(minute, end)) return "minute";
  if (left <= hour && fits(hour, end)) return "hour";
  return left <= day && fits(day, end) ? "day" : null;
}

const words: Record<Phase, string> = { day: "lastDay", hour: "lastHour", minute: "lastMinute" };

/** "Last hour · March 2026"; empty: it is not as near as that. */
export function lastWords(now: number): string {
  const end = ending(now);
  const near = end && phase(end, now);
  return end && near ? [say(words[near]), end.what].filter(Boolean).join(" · ") : "";
}

export class Finale {
  private phase: Phase | null = null;
  private before = 0; // by the campaign's clock; 0: not looked at yet
  private waiting: HTMLElement | null = null;

  constructor(
    times: { now(): number },
    private readonly scene: Scene,
  ) {
    setInterval(() => this.look(times.now()), look);
  }

  private look(now: number): void {
    const end = ending(now);
    const near = end && phase(end, now);
    if (near !== this.phase) {
      this.phase = near;
      if (near) document.body.dataset.last = near;
      else delete document.body.dataset.last;
      this.scene.changed();
    }
    if (end && this.before) this.announce(end, now);
    this.before = now;
    this.tell();
  }

  /** A screen that slept through the moment tells nothing. */
  private announce(end: Ending, now: number): void {
    for (const [left, said] of [
      [day, "oneDayLeft"],
      [hour, "oneHourLeft"],
    ] as const) {
      const moment = end.at - left;
      const isNow = this.before < moment && now >= moment && now - this.before < left / 2;
      if (isNow && fits(left, end)) this.waiting = this.strap(said, end.what);
    }
  }

  private strap(said: string, what: string): HTMLElement {
    const under = [what, this.scene.lead()].filter(Boolean).join(" · ");
    const strap = make(
      "div",
      "strap",
      make("div", "told", make("p", "said", make("b", "name", say(said))), make("p", "path", under)),
    );
    strap.dataset.testid = "finale";
    return strap;
  }

  /** Deals before it are told first; one that comes meanwhile takes its place. */
  private tell(): void {
    const strap = this.waiting;
    if (!strap || this.scene.isBusy()) return;
    this.waiting = null;
    fill(byId("lower"), strap);
    for (const line of strap.querySelectorAll<HTMLElement>(".path")) fit(line, 0.75);
    setTimeout(() => strap.remove(), shown);
  }
}
