// The slides of a screen, one after the other in place of its boards. The connection, the news and what covers the wall
// for a moment stay as they are.
import "./slides.css";
import { BoardSlide } from "./boardSlide";
import type { Award, Snapshot, Watch } from "./feed";
import { known } from "./layouts/layout";
import type { Arrow } from "./overtaking";
import { calm, campaign, theme, type Board } from "./page";
import type { DeskFigures, Slide } from "./programme";
import { countdown, desk, message, prizes, winnersOf, type Made } from "./slidePanels";

/** The wall on which they are shown. */
export interface Stage {
  place: HTMLElement;
  wall: HTMLElement;
  /** The board that the wall has by itself. */
  first: Board;
  /** The layout of that board. */
  layout(): string;
  /** The challenge is over: that board is the podium. */
  isFinal(): boolean;
  /** Something lies over the wall. */
  isCovered(): boolean;
  now(): number;
  arrow(code: string): Arrow | null;
  /** The first three of that board; null: nobody told. */
  look(period: string): Promise<Snapshot | null>;
  awards(period: number): Award[];
  /** Other boards are needed. */
  rewatch(): void;
}

const settling = 1500; // ms until the first boards are there
const again = 2000; // ms until what has nothing to show is asked once more
const beat = 250; // ms
const glance = 1500; // ms in which a slide that was just put up is not read yet
const stale = 120_000; // ms: figures of the desk that are older are none
const fresh = 10 * 60_000; // ms: after that winners may have another name, or a result have been amended
const races = ["chart", "lanes"];

export class Slides {
  shown = "board";
  private at = -1;
  private turn = 0;
  private timer = 0;
  private ticking = 0;
  private since = 0;
  private panel: HTMLElement | null = null;
  private nextPrize = 0;
  private counted: { at: number; figures: DeskFigures } | null = null;
  private readonly houses = new Map<string, BoardSlide>();
  private readonly latest = new Map<Board, Snapshot>();
  private readonly winners = new Map<number, { at: number; board: Snapshot }>();

  constructor(
    private readonly stage: Stage,
    private slides: Slide[],
  ) {
    if (slides.length) this.wait(settling);
  }

  begin(slides: Slide[]): void {
    this.slides = slides;
    this.at = -1;
    this.houses.clear();
    for (const board of [...this.latest.keys()]) if (!this.boards.includes(board)) this.latest.delete(board);
    void this.next();
  }

  /** That they show: what the server must tell of. */
  get boards(): Board[] {
    const asked = this.slides.filter(({ show }) => show === "board" || show === "race");
    return [...new Set(asked.map(({ board }) => board ?? this.stage.first))];
  }

  /** Somebody reads what will not come back at once if the page is loaded again. */
  get isRead(): boolean {
    if (this.slides.length < 2 || !this.panel || this.panel.classList.contains("house")) return false;
    const age = Date.now() - this.since;
    return age < 0 || age > glance;
  }

  watches(own: Watch[], period: string): Watch[] {
    const { boards } = this;
    const top = theme.layout.rows;
    const isOne = (watch: Watch) => watch.period === period && boards.includes(watch.board);
    const heard = own.map((watch) => {
      if (!isOne(watch)) return watch;
      const show = (snapshot: Snapshot) => {
        watch.show(snapshot);
        this.take(snapshot);
      };
      return { ...watch, top: Math.max(watch.top, top), show };
    });
    const others = boards.filter((board) => !own.some((watch) => watch.period === period && watch.board === board));
    return [...heard, ...others.map((board) => ({ board, period, top, show: (one: Snapshot) => this.take(one) }))];
  }

  count(figures: DeskFigures | null): void {
    this.counted = figures && { at: Date.now(), figures };
  }

  private take(snapshot: Snapshot): void {
    this.latest.set(snapshot.board, snapshot);
    for (const house of this.houses.values()) if (house.board === snapshot.board) house.take(snapshot);
  }

  private wait(ms: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.next(), ms);
  }

  private async next(): Promise<void> {
    clearTimeout(this.timer);
    const turn = ++this.turn;
    if (this.slides.length === 0) return this.put("board", { panel: null });
    if (this.stage.isCovered()) return this.wait(beat);
    for (let tries = 0; tries < this.slides.length; tries++) {
      this.at = (this.at + 1) % this.slides.length;
      const slide = this.slides[this.at]!;
      const made = await this.make(slide);
      if (turn !== this.turn) return; // another programme has begun
      if (!made) continue;
      this.put(slide.show, made);
      return this.wait(slide.seconds * 1000);
    }
    this.put("board", { panel: null });
    this.wait(again);
  }

  private put(shown: string, made: Made): void {
    clearInterval(this.ticking);
    const { place, wall, layout } = this.stage;
    const { panel } = made;
    const isNew = panel !== this.panel;
    this.shown = shown;
    this.since = Date.now();
    wall.dataset.layout = made.layout ?? layout();
    if (isNew) this.panel?.remove();
    this.panel = panel;
    if (!panel) return void delete place.dataset.slide;
    place.dataset.slide = panel.classList.contains("house") ? "board" : "whole";
    made.enter?.();
    if (isNew) place.append(panel);
    made.placed?.();
    if (made.tick) this.ticking = window.setInterval(() => made.tick?.(), beat);
    if (isNew && !calm.matches) panel.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 500, easing: "ease-out" });
  }

  /** Null: it has nothing to show now. */
  private make(slide: Slide): Made | null | Promise<Made | null> {
    const { stage } = this;
    switch (slide.show) {
      case "board":
        return this.board(slide, slide.layout ?? stage.layout());
      case "race":
        return this.race(slide);
      case "winners":
        return this.lastWinners();
      case "prizes":
        return this.prizes();
      case "countdown":
        return countdown(() => stage.now());
      case "message":
        return message(slide, stage.now());
      case "desk":
        return desk(() => this.figures());
      default:
        return null; // of a newer server
    }
  }

  private board(slide: Slide, name: string): Made | null {
    const { first, layout, isFinal, arrow } = this.stage;
    const board = slide.board ?? first;
    const look = known(name);
    if (board === first && (isFinal() || look === layout())) return { panel: null };
    const key = `${board} ${look}`;
    const house = this.houses.get(key) ?? new BoardSlide(board, look, (code) => (board === first ? arrow(code) : null));
    this.houses.set(key, house);
    const latest = this.latest.get(board);
    if (latest) house.take(latest);
    return house.isEmpty ? null : { panel: house.house, layout: look, enter: () => house.enter() };
  }

  /** An older screen has no races, and of a challenge that is over there is none. */
  private race(slide: Slide): Made | null {
    const own = this.stage.layout();
    const look = slide.layout ?? (races.includes(own) ? own : "lanes");
    return this.stage.isFinal() || !races.includes(known(look)) ? null : this.board(slide, look);
  }

  /** Of the challenge, or of the last period that is closed and whose result is known. */
  private async lastWinners(): Promise<Made | null> {
    const closed = campaign.periods.filter(({ state }) => state === "closed").map(({ number }) => number);
    for (const period of this.stage.isFinal() ? [0] : closed.reverse()) {
      const board = await this.known(period);
      if (!board) return null;
      if (board.frozen) continue;
      if (board.standings.length === 0) return null;
      return winnersOf(period, board.standings.slice(0, 3), this.stage.awards(period));
    }
    return null;
  }

  private async known(period: number): Promise<Snapshot | null> {
    const known = this.winners.get(period);
    if (known && Math.abs(Date.now() - known.at) < fresh) return known.board;
    const board = await this.stage.look(period ? String(period) : "overall");
    if (board && !board.frozen) this.winners.set(period, { at: Date.now(), board });
    return board ?? known?.board ?? null;
  }

  /** Those that find no room have their turn the next time. */
  private prizes(): Made | null {
    const from = this.nextPrize;
    return prizes(from, (held) => {
      this.nextPrize = from + held >= campaign.prizes.length ? 0 : from + held;
    });
  }

  private figures(): DeskFigures | null {
    return this.counted && Math.abs(Date.now() - this.counted.at) < stale ? this.counted.figures : null;
  }
}
