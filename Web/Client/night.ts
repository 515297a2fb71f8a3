// Hours of the day: when a screen is silent, and when it is dark. At night nothing is drawn but the time, faint and
// each minute elsewhere, so that nothing burns in; a tap or a key lights the wall for a minute.
import "./night.css";
import { make, text } from "./dom";
import { campaign } from "./page";
import { clock } from "./times";

/** From one time of day until another, past midnight if that is earlier. */
export interface Hours {
  from: string; // 19:30
  until: string;
}

const lit = 60_000; // ms
const reading = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZone: campaign.timeZone,
});

const minutesOf = (time: string): number => {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
};

/** Whether it is one of these hours where the challenge runs. */
export function holds(hours: Hours | null, at: number): boolean {
  if (!hours) return false;
  const [now, from, until] = [minutesOf(reading.format(at)), minutesOf(hours.from), minutesOf(hours.until)];
  return from < until ? from <= now && now < until : now >= from || now < until;
}

export class Night {
  private readonly time = make("p", "time-of-day");
  private readonly dark = make("div", "night", this.time);
  private litUntil = 0; // by the device's clock

  constructor() {
    this.dark.hidden = true;
    this.dark.dataset.testid = "night";
    this.dark.setAttribute("aria-hidden", "true");
    document.body.append(this.dark);
    for (const touch of ["pointerdown", "keydown"])
      document.addEventListener(touch, () => {
        if (!this.isDark) return;
        this.litUntil = Date.now() + lit;
        this.cover(false);
      });
  }

  get isDark(): boolean {
    return !this.dark.hidden;
  }

  show(isNight: boolean, at: number): void {
    // a time that is longer is of a clock that was set
    const left = this.litUntil - Date.now();
    this.cover(isNight && !(left > 0 && left <= lit));
    if (!this.isDark) return;
    const now = clock(at);
    if (this.time.textContent === now) return;
    text(this.time, now);
    const minute = minutesOf(reading.format(at));
    this.time.style.setProperty("--x", `${8 + ((minute * 37) % 71)}%`);
    this.time.style.setProperty("--y", `${8 + ((minute * 53) % 79)}%`);
  }

  private cover(isDark: boolean): void {
    this.dark.hidden = !isDark;
    document.body.toggleAttribute("data-night", isDark);
  }
}
