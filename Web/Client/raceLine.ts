// The race for the title as a few lines over time, drawn without a library: who is who stands below it, with the same
// stroke. In the hand, where a line says little, there is none.
import { make } from "./dom";
import { campaign, number, page, say } from "./page";
import type { Season, Way } from "./season";
import { panel } from "./seasonPanels";

const drawing = "http://www.w3.org/2000/svg";
const [width, height] = [100, 60];
const margin = 3; // so that no stroke is cut at an edge
const inHand = matchMedia("(max-width: 37.5em)");

export function titleRace({ race }: Season): HTMLElement | null {
  if (!race || inHand.matches || campaign.status === "closed") return null;
  const all = race.lines.flatMap(({ points }) => points.filter((point): point is number => point !== null));
  const [lowest, highest] = [Math.min(0, ...all), Math.max(1, ...all)];
  const y = (points: number) => height - margin - ((points - lowest) / (highest - lowest)) * (height - 2 * margin);
  const chart = svg("svg", "chartline");
  chart.setAttribute("viewBox", `0 0 ${width} ${height}`);
  chart.setAttribute("preserveAspectRatio", "none");
  chart.setAttribute("aria-hidden", "true"); // the list says who stands where
  // the first is drawn last, over the others
  race.lines.forEach((way, at) => chart.prepend(line(way, at, y)));
  const list = make("ol", "racers", ...race.lines.map(racer));
  return panel("titleRace", say("titleRace"), make("p", "of", `${day(race.from)} – ${day(race.until)}`), chart, list);
}

function line({ points }: Way, at: number, y: (points: number) => number): SVGElement {
  const step = (width - 2 * margin) / Math.max(1, points.length - 1);
  const path = points
    .map((point, i) => (point === null ? "" : `${(margin + i * step).toFixed(2)},${y(point).toFixed(2)}`))
    .filter(Boolean)
    .join(" ");
  return stroke(path, at);
}

function racer({ code, name, points }: Way, at: number): HTMLElement {
  const key = svg("svg", "key");
  key.setAttribute("viewBox", "0 0 10 4");
  key.setAttribute("preserveAspectRatio", "none");
  key.append(stroke("0,2 10,2", at));
  const item = make("li", "racer", key, make("b", "name", name), make("span", "points", number(last(points))));
  item.dataset.code = code;
  return item;
}

const last = (points: (number | null)[]): number => points[points.length - 1] ?? 0;

function stroke(points: string, at: number): SVGElement {
  const drawn = svg("polyline", `way way-${at}`);
  drawn.setAttribute("points", points);
  drawn.setAttribute("vector-effect", "non-scaling-stroke");
  return drawn;
}

function svg(tag: string, className: string): SVGElement {
  const element = document.createElementNS(drawing, tag) as SVGElement;
  element.setAttribute("class", className);
  return element;
}

const day = (at: string): string =>
  new Date(at).toLocaleDateString(page.lang, { day: "numeric", month: "short", timeZone: campaign.timeZone });
