// The latest news, each with its time, the newest first; when more comes than can be read, the smaller news is dropped.
// What does not fit takes its turn while nothing is new.
import { shout, type Cheered } from "./cheers";
import { called, headline, people, type Deal } from "./deals";
import type { Score } from "./feed";
import type { Correction } from "./news";
import { calm, campaign, gain, number, say, teamName, theme } from "./page";
import { fill, make, picture } from "./dom";
import { clock } from "./times";

const pace = 1100; // ms between frames
const waiting = 4;
const rules = 6;
const kept = 20;
const turn = 6000; // ms
const named = 4; // of those who are told together
const moment = 60_000; // ms for a cheer

interface Item {
  frame: HTMLElement;
  isSmall: boolean;
}

export class Ticker {
  private queue: Item[] = [];
  private timer = 0;
  private made = 0; // frames that are in no ledger: those of a preview, and cheers

  /** Where there is little news, the strip tells how points are scored. */
  constructor(
    private readonly list: HTMLElement,
    private readonly now: () => number,
  ) {
    list.append(
      ...campaign.rules
        .slice(0, rules)
        .map((rule) => frame(theme.stages[rule.on]?.art, make("b", "", rule.name), gained(gain(rule.points)))),
    );
    setInterval(() => this.turn(), turn);
  }

  score(score: Score): void {
    this.add({ frame: this.scored(score), isSmall: score.stage !== "closed" });
  }

  correct(correction: Correction): void {
    this.add({ frame: this.corrected(correction), isSmall: false });
  }

  /** What the lower third told together, with the first of the names. */
  recap(deals: Deal[]): void {
    const found = people(deals);
    const names = found.slice(0, named).map(called).join(", ");
    const more = found.length > named ? ` +${number(found.length - named)}` : "";
    const last = deals[deals.length - 1]!.score;
    const item = this.stamped(
      last,
      theme.stages.closed.art,
      make("b", "", headline(deals, theme.stages.closed.many)),
      make("span", "did", names + more),
    );
    item.dataset.stage = "closed";
    this.add({ frame: item, isSmall: false });
  }

  /** For a moment: it is in no ledger, and stands before what was newest when it came. */
  cheer(cheered: Cheered): void {
    const newest = Math.max(0, ...([...this.list.children] as HTMLElement[]).map(seqOf));
    const item = this.stamped({ seq: newest + ++this.made / 10_000 }, null, ...shout(cheered));
    item.dataset.stage = "cheer";
    item.dataset.testid = "cheer";
    this.add({ frame: item, isSmall: true });
    setTimeout(() => item.remove(), moment);
  }

  /** What happened while the wall was not there, among what it knows. */
  refill(scores: Score[], corrections: Correction[]): void {
    const known = [...this.list.children] as HTMLElement[];
    const seqs = new Set(known.map(seqOf));
    const missed = [
      ...scores.map((score) => this.scored(score)),
      ...corrections.map((correction) => this.corrected(correction)),
    ].filter((frame) => !seqs.has(seqOf(frame)));
    fill(this.list, ...[...known, ...missed].sort((a, b) => seqOf(b) - seqOf(a)).slice(0, kept));
  }

  private add(item: Item): void {
    this.queue.push(item);
    for (let small = 0; this.queue.length > waiting && small >= 0; ) {
      small = this.queue.findIndex((one) => one.isSmall);
      if (small >= 0) this.queue.splice(small, 1);
    }
    if (!this.timer) this.next();
  }

  private next(): void {
    const item = this.queue.shift();
    this.timer = item ? window.setTimeout(() => this.next(), pace) : 0;
    if (!item) return;
    // it may be among what was missed
    for (const frame of [...this.list.children] as HTMLElement[])
      if (frame.dataset.seq === item.frame.dataset.seq) frame.remove();
    this.list.prepend(item.frame);
    while (this.list.children.length > kept) this.oldest().remove();
    this.slide(-item.frame.getBoundingClientRect().width);
  }

  /** Frames that the strip cannot hold come round. */
  private turn(): void {
    const first = this.list.firstElementChild;
    if (this.timer || !first || this.list.scrollWidth <= this.list.parentElement!.clientWidth) return;
    const { width } = first.getBoundingClientRect();
    this.list.append(first);
    this.slide(width);
  }

  private slide(from: number): void {
    if (calm.matches) return;
    for (const child of this.list.children)
      child.animate([{ transform: `translateX(${from}px)` }, { transform: "none" }], {
        duration: 600,
        easing: "ease-out",
      });
  }

  private oldest(): Element {
    const all = [...this.list.children] as HTMLElement[];
    return all.reduce((oldest, one) => (seqOf(one) < seqOf(oldest) ? one : oldest));
  }

  private scored(score: Score): HTMLElement {
    const words = score.stage ? theme.stages[score.stage] : undefined;
    const item = this.stamped(
      score,
      words?.art,
      make("b", "", score.name),
      make("span", "did", words?.did ?? score.rule),
      gained(score.points ? gain(score.points) : ""), // frozen boards do not say how many
    );
    item.dataset.stage = score.stage ?? "";
    item.title = teamName(score.team);
    return item;
  }

  private corrected(correction: Correction): HTMLElement {
    const { name, points, reason } = correction;
    const words = reason ? `${say("corrected")}: ${reason}` : say("corrected");
    const item = this.stamped(correction, null, make("b", "", name), make("span", "did", words), gained(gain(points)));
    item.dataset.stage = "corrected";
    return item;
  }

  private stamped(
    told: { seq?: number; recordedAt?: string },
    art: string | null | undefined,
    ...parts: HTMLElement[]
  ): HTMLElement {
    const at = Date.parse(told.recordedAt ?? "");
    const item = frame(art, make("span", "when", clock(Number.isNaN(at) ? this.now() : at)), ...parts);
    item.dataset.testid = "news";
    item.dataset.seq = String(told.seq ?? ++this.made);
    return item;
  }
}

/** Rules, which are no news, come last. */
const seqOf = (frame: HTMLElement): number => Number(frame.dataset.seq ?? 0);

const gained = (points: string): HTMLElement => make("span", "gain", points);

/** Its parts are words apart for who reads them with an aid. */
function frame(art: string | null | undefined, ...parts: HTMLElement[]): HTMLElement {
  const news = make("span", "news", ...parts.reduce<(HTMLElement | string)[]>((all, part) => [...all, part, " "], []));
  return make("li", "frame", picture(art, "icon"), news);
}
