// What a chart shows, as the server wrote it into the page: every word is said there, in the reader's language.

/** One row of bars or intervals. */
export interface Mark {
  name: string;
  value: number | null;
  low: number | null;
  high: number | null;
  /** The value as it is read. */
  said: string;
}

/** One line of a chart: places from left to right, or from the top rank down. */
export interface Line {
  name: string;
  points: [number, number | null][];
}

export interface Chart {
  id: string;
  kind: "bars" | "intervals" | "steps" | "lines";
  title: string;
  description: string;
  /** What is measured: a part of one, a number, or a rank, of which 1 is the best. */
  unit: "part" | "number" | "rank";
  /** What lies along the foot: instants in local time, or hours. */
  foot: "time" | "hours" | null;
  across: string | null;
  up: string | null;
  marks: Mark[];
  lines: Line[];
}

/** Colours and strokes of lines: either tells them apart, and the styles have the same for the words beside them. */
export const strokes = 10;
const dashes = ["", "8 3", "2 3", "10 3 2 3", "5 2"];

export const colour = (at: number): string => `var(--series-${(at % strokes) + 1})`;
export const dash = (at: number): string => dashes[Math.floor(at / 2) % dashes.length]!;

const spoken = document.documentElement.lang;
const number = new Intl.NumberFormat(spoken, { maximumFractionDigits: 2 });
const percent = new Intl.NumberFormat(spoken, { style: "percent", maximumFractionDigits: 1 });
// instants come as the clocks of the challenge showed them
const day = new Intl.DateTimeFormat(spoken, { day: "numeric", month: "short", timeZone: "UTC" });
const hour = new Intl.DateTimeFormat(spoken, {
  day: "numeric",
  month: "short",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "UTC",
});

export const inUnit = (chart: Chart, value: number): string => (chart.unit === "part" ? percent : number).format(value);
export const whole = (value: number): string => number.format(Math.round(value));
export const onDay = (at: number): string => day.format(at);
export const atHour = (at: number): string => hour.format(at);

/** One picture with one name. The styles that Plot brings stand in reports.css: pages allow none within them. */
export function bare(drawing: Element): void {
  for (const style of Array.from(drawing.querySelectorAll("style"))) style.remove();
  for (const part of Array.from(drawing.querySelectorAll("[aria-label], [aria-description]"))) {
    part.removeAttribute("aria-label");
    part.removeAttribute("aria-description");
  }
  drawing.setAttribute("role", "img");
}
