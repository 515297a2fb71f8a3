// The race of the year in a minute, for the closing party: the bars of the board as they stood at the end of each day,
// drawn by Plot from one moment to the next.
import { plot, rect, text as words } from "@observablehq/plot";
import { byId, text } from "../dom";
import { atHour, bare, onDay, whole } from "./chart";

interface Member {
  name: string;
  /** At each moment, null before the first entry. */
  points: (number | null)[];
  ranks: (number | null)[];
}
interface Race {
  by: "day" | "hour";
  /** As the clocks of the challenge showed them. */
  moments: number[];
  members: Member[];
  title: string;
  description: string;
  play: string;
  pause: string;
}
interface Bar {
  at: number;
  name: string;
  points: number;
  place: number;
}

const seconds = 60;
const most = 10;
const barHeight = 44;
const calm = matchMedia("(prefers-reduced-motion: reduce)");

class Replay {
  private now = 0;
  private begun: number | null = null;
  private readonly last: number;
  private readonly stage = byId("replay-stage");
  private readonly button = byId<HTMLButtonElement>("replay-play");
  private readonly slider = byId<HTMLInputElement>("replay-at");
  private readonly moment = byId("replay-moment");
  private readonly orders: Map<number, number>[];

  constructor(private readonly race: Race) {
    this.last = race.moments.length - 1;
    this.orders = race.moments.map((_, at) => this.order(at));
    this.slider.max = String(this.last);
    this.slider.addEventListener("input", () => {
      this.stop();
      this.to(Number(this.slider.value));
    });
    this.button.addEventListener("click", () => (this.begun === null ? this.start() : this.stop()));
    window.addEventListener("resize", () => requestAnimationFrame(() => this.to(this.now)));
    this.wide();
    this.to(this.last);
  }

  /** The whole screen for the race, where the browser gives it. */
  private wide(): void {
    const [button, whole] = [byId<HTMLButtonElement>("replay-wide"), byId("replay")];
    if (!whole.requestFullscreen) return;
    button.hidden = false;
    button.addEventListener("click", () => {
      void (document.fullscreenElement ? document.exitFullscreen() : whole.requestFullscreen());
    });
    document.addEventListener("fullscreenchange", () => requestAnimationFrame(() => this.to(this.now)));
  }

  private start(): void {
    if (this.now >= this.last) this.now = 0;
    const from = this.now;
    const began = performance.now();
    this.begun = began;
    this.say();
    const step = (at: number) => {
      if (this.begun !== began) return;
      const passed = from + (Math.max(0, at - began) / (seconds * 1000)) * this.last;
      this.to(Math.min(this.last, calm.matches ? Math.floor(passed) : passed));
      if (this.now >= this.last) this.stop();
      else requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  private stop(): void {
    this.begun = null;
    this.say();
  }

  private say(): void {
    const isPlaying = this.begun !== null;
    text(this.button, isPlaying ? this.race.pause : this.race.play);
    this.stage.dataset.playing = String(isPlaying);
  }

  private to(now: number): void {
    this.now = now;
    const at = Math.round(now);
    const said = (this.race.by === "hour" ? atHour : onDay)(this.race.moments[at]!);
    this.slider.value = String(at);
    this.slider.setAttribute("aria-valuetext", said);
    text(this.moment, said);
    this.stage.textContent = "";
    this.stage.append(this.frame(now));
  }

  /** Who stands where, each on a place of its own. */
  private order(at: number): Map<number, number> {
    const present = this.race.members
      .map((member, number) => ({ number, rank: member.ranks[at], points: member.points[at] }))
      .filter((one) => one.rank !== null && one.rank !== undefined);
    present.sort((a, b) => a.rank! - b.rank! || (b.points ?? 0) - (a.points ?? 0) || a.number - b.number);
    return new Map(present.map((one, place) => [one.number, place]));
  }

  private bars(now: number): Bar[] {
    const [before, after] = [Math.floor(now), Math.ceil(now)];
    const part = now - before;
    const between = (a: number, b: number) => a + (b - a) * part;
    // places change at the end of the step, quickly enough to be seen as a change
    const eased = part * part * (3 - 2 * part);
    return this.race.members
      .map((member, at): Bar => {
        const [from, to] = [this.orders[before]!.get(at) ?? most, this.orders[after]!.get(at) ?? most];
        return {
          at,
          name: member.name,
          points: between(member.points[before] ?? 0, member.points[after] ?? 0),
          place: from + (to - from) * eased,
        };
      })
      .filter((bar) => bar.place < most);
  }

  private frame(now: number): Element {
    const width = Math.max(240, this.stage.clientWidth);
    const tall = document.fullscreenElement ? (innerHeight * 0.7) / most : barHeight;
    const shown = Math.min(most, this.race.members.length);
    const bars = this.bars(now);
    const longest = Math.max(1, ...bars.map((bar) => bar.points));
    const letters = Math.max(14, Math.min(28, tall * 0.34));
    const label = { y: (bar: Bar) => bar.place + 0.5, fontSize: letters, fontWeight: "bold", fill: "var(--text)" };
    const drawing = plot({
      className: "drawn",
      width,
      height: Math.round(shown * tall + 8),
      margin: 4,
      x: { axis: null, domain: [0, longest] },
      y: { axis: null, domain: [0, shown], reverse: true },
      clip: true,
      marks: [
        rect(bars, {
          x1: 0,
          x2: (bar: Bar) => Math.max(0, bar.points),
          y1: (bar: Bar) => bar.place + 0.62,
          y2: (bar: Bar) => bar.place + 0.94,
          fill: "var(--accent)",
          rx: 4,
        }),
        words(bars, {
          ...label,
          x: 0,
          y: (bar: Bar) => bar.place + 0.34,
          text: "name",
          textAnchor: "start",
          lineWidth: (width - 90) / letters,
          textOverflow: "ellipsis-end",
        }),
        words(bars, {
          ...label,
          x: longest,
          y: (bar: Bar) => bar.place + 0.34,
          text: (bar: Bar) => whole(bar.points),
          textAnchor: "end",
          fill: "var(--highlight)",
        }),
      ],
    });
    bare(drawing);
    drawing.setAttribute("aria-label", `${this.race.title}. ${this.race.description}`);
    return drawing;
  }
}

const race = JSON.parse(byId("race").textContent!) as Race;
if (race.moments.length > 1 && race.members.length > 0) {
  byId("replay").hidden = false;
  new Replay(race);
}
