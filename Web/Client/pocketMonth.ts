// A player's month: a bar for each day, and the same in a table.
import { fill, make } from "./dom";
import { number, page } from "./page";

export interface Day {
  date: string; // 2026-03-02
  points: number;
}

const space = "http://www.w3.org/2000/svg";
const width = 320;
const height = 96;
const foot = 14; // for the days below
const days = 31;

/** @param label what the picture says to whom it is read */
export function month(chart: HTMLElement, table: HTMLElement, all: Day[], label: string): void {
  fill(chart, picture(all, label));
  fill(
    table,
    ...all
      .filter((day) => day.points !== 0)
      .map((day) => {
        const head = make("th", "", named(day.date));
        head.setAttribute("scope", "row");
        return make("tr", "", head, make("td", "number", number(day.points)));
      }),
  );
}

/** The bars of days that took points away hang below the line. */
function picture(all: Day[], label: string): SVGElement {
  const svg = shape("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label, class: "month" });
  const most = Math.max(1, ...all.map((day) => day.points));
  const least = Math.min(0, ...all.map((day) => day.points));
  const unit = (height - foot) / (most - least);
  const line = most * unit;
  const step = width / days;
  all.forEach((day, at) => {
    const tall = Math.abs(day.points) * unit;
    const y = day.points < 0 ? line : line - tall;
    const isToday = at === all.length - 1;
    const place = { x: String(at * step + 1), y: String(y), width: String(step - 2), height: String(tall) };
    svg.append(shape("rect", { ...place, class: isToday ? "bar today" : "bar" }));
  });
  svg.append(shape("line", { x1: "0", x2: String(width), y1: String(line), y2: String(line), class: "line" }));
  for (const day of [1, 8, 15, 22, 29]) {
    const text = shape("text", { x: String((day - 0.5) * step), y: String(height - 2), class: "day" });
    text.textContent = number(day);
    svg.append(text);
  }
  return svg;
}

function shape(name: string, attributes: Record<string, string>): SVGElement {
  const element = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

/** A day of the calendar, wherever the telephone is. */
const named = (date: string): string =>
  new Date(`${date}T12:00:00Z`).toLocaleDateString(page.lang, { day: "numeric", month: "long", timeZone: "UTC" });
