// The walk of fame: a pavement of slabs, a star in each, the leader's four slabs large; stars without a name wait for
// theirs.
import "./walk.css";
import { make } from "../dom";
import type { Layout } from "./layout";

const slabs = 9; // the leader's counts as four of twelve

export const walk: Layout = {
  rows: slabs,
  smallest: 0.86,
  dress(house) {
    const pavement = make("div", "pavement");
    pavement.setAttribute("aria-hidden", "true");
    for (let slab = 0; slab < slabs; slab++) pavement.append(make("i", "slab"));
    house.append(pavement);
  },
};
