// What a paired screen does by itself: its slides, quiet hours, night, volume, and whose deals it celebrates. Another
// programme is taken up as the screen is, without a reload.
import type { Told } from "./ask";
import type { Score, Watch } from "./feed";
import { holds, Night, type Hours } from "./night";
import { campaign, page, type Board } from "./page";
import { Slides, type Stage } from "./slides";
import type { Sound } from "./sound";
import { later } from "./wait";

export interface Slide {
  show: "board" | "race" | "winners" | "prizes" | "countdown" | "message" | "desk";
  seconds: number;
  board: Board | null;
  layout: string | null;
  text: string | null;
  from: string | null; // days where the challenge runs
  until: string | null;
}
/** Of nobody in particular. */
export interface DeskFigures {
  waiting: number;
  overdue: number;
  taken: number | null; // null: boards are frozen
}
export interface Programme {
  slides: Slide[];
  quiet: Hours | null;
  night: Hours | null;
  volume: number; // percent
  celebrates: string[]; // teams; none: everybody
}

const none: Programme = { slides: [], quiet: null, night: null, volume: 100, celebrates: [] };
const tick = 1000; // ms

export class Device {
  private programme = page.screen?.programme ?? none;
  private readonly night = new Night();
  private readonly slides: Slides;

  constructor(
    private readonly stage: Stage,
    private readonly sound: Sound,
  ) {
    this.slides = new Slides(stage, this.programme.slides);
    this.keepHours();
    setInterval(() => this.keepHours(), tick);
  }

  /** What it tells of itself. */
  get shows(): string {
    return this.night.isDark ? "night" : this.slides.shown;
  }

  /** Somebody reads a slide. */
  get isBusy(): boolean {
    return !this.night.isDark && this.slides.isRead;
  }

  /** Ends once the wall can be seen: what is celebrated in the dark is seen by nobody. */
  async lit(): Promise<void> {
    while (this.night.isDark) await later(tick);
  }

  celebrates({ team }: Score): boolean {
    const { celebrates } = this.programme;
    return celebrates.length === 0 || (team !== null && celebrates.includes(team));
  }

  /** What the wall watches, heard by slides of boards too, and what they need beside it. */
  watches(own: Watch[], period: string): Watch[] {
    return this.slides.watches(own, period);
  }

  /** What the server told when the screen said that it is there; a server of the version before tells less. */
  take({ programme, desk }: Told): void {
    this.slides.count(desk ?? null);
    if (!page.screen || programme === undefined) return;
    const next = programme ?? none;
    if (JSON.stringify(next) === JSON.stringify(this.programme)) return;
    const boards = this.slides.boards.join();
    const slides = JSON.stringify(this.programme.slides);
    this.programme = next;
    if (JSON.stringify(next.slides) !== slides) this.slides.begin(next.slides);
    this.keepHours();
    if (this.slides.boards.join() !== boards) this.stage.rewatch();
  }

  private keepHours(): void {
    const { quiet, night, volume } = this.programme;
    // people's nights are no shorter where a demonstration's year passes in minutes
    const now = campaign.clock.speed === 1 ? this.stage.now() : Date.now();
    const isNight = holds(night, now);
    this.night.show(isNight, now);
    this.sound.level(volume / 100, isNight || holds(quiet, now));
  }
}
