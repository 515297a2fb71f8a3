// The walk of fame: a pavement of slabs, a star in each, the leader's four slabs large; stars without a name wait for
// theirs. Two who share the lead share those four, and of more each has a slab like everybody.
import "./walk.css";
import { make } from "../dom";
import { theme } from "../page";
import type { Layout } from "./layout";

const most = 9; // rows
const cells = 12;
const shared = 2;

/** How many cells one of the first has more than the others. */
const more = (firsts: number): number => (firsts === 1 ? 3 : firsts === shared ? 1 : 0);

const size = (rank: number, firsts: number): string => {
  if (rank > 1 || firsts > shared) return "";
  return firsts === shared ? "half" : "giant";
};

/** Below names there are none: they would shine through. */
function pave(house: HTMLElement, rows: number, firsts: number): void {
  const left = cells - more(firsts) * firsts;
  house.querySelectorAll<HTMLElement>(".slab").forEach((slab, at) => {
    slab.className = `slab ${at < firsts ? size(1, firsts) : ""}`;
    slab.hidden = at >= left;
    slab.style.visibility = at < rows ? "hidden" : "";
  });
}

export const walk: Layout = {
  rows: most,
  smallest: 0.86,
  dress(house) {
    const pavement = make("div", "pavement");
    pavement.setAttribute("aria-hidden", "true");
    pavement.append(...Array.from({ length: cells }, () => make("i", "slab")));
    house.append(pavement);
    pave(house, 0, 1);
  },
  place(snapshot, house) {
    const shown = snapshot.standings.slice(0, Math.min(most, theme.layout.rows));
    const ranks = new Map(shown.map(({ code, rank }) => [code, rank]));
    const firsts = shown.filter(({ rank }) => rank === 1).length;
    pave(house, shown.length, shown.length ? firsts : 1);
    return (row, code) => {
      row.classList.remove("giant", "half");
      const own = size(ranks.get(code) ?? cells, firsts);
      if (own) row.classList.add(own);
    };
  },
};
