// The sea chart: a fleet on its way to a port, the leader in the middle and ahead, the others in turn above and below,
// each with its name in tow: whose name is further on is further on.
import "./chart.css";
import drawing from "./chart.svg?raw";
import { drawn, make } from "../dom";
import { course } from "./course";
import type { Layout } from "./layout";

const rows = 9;
const fewest = 6; // bands of sea: five ships need not be giants

export const chart: Layout = {
  rows,
  smallest: 0.8,
  marker: true,
  dress(house) {
    const sea = make("div", "sea", drawn(drawing));
    sea.setAttribute("aria-hidden", "true");
    house.prepend(sea);
  },
  place(snapshot) {
    const way = course(snapshot);
    const shown = snapshot.standings.slice(0, rows);
    const bands = new Map(shown.map((standing, at) => [standing.code, band(at, shown.length)]));
    return (row, code) => {
      row.style.setProperty("--way", way(code).toFixed(4));
      row.style.setProperty("--band", String(bands.get(code) ?? 0));
      row.style.setProperty("--bands", String(most(shown.length)));
    };
  },
};

const most = (count: number) => Math.max(fewest, count);

/** The first in the middle, then one above, one below, and so on, so that the fleet sails as an arrow. */
function band(at: number, count: number): number {
  const middle = Math.floor(most(count) / 2);
  return at % 2 === 0 ? middle + at / 2 : middle - (at + 1) / 2;
}
